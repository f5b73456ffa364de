import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../kernel/config/index.js'
import type { ReportView } from '../view.js'
import { chartAlt, chartSvg } from './chart.js'

const LONGEST_MS = 60_000
const MOST_MEGABYTES = 1_024

/** The report as a PDF/A-2b. The same view gives the same bytes. Runs in a process of its own with limits on time and memory; throws when it fails. */
export async function typesetReport(view: ReportView, base: string): Promise<Buffer> {
  const folder = join(projectRoot(), 'src', 'reports', 'typeset')
  const data = {
    ...view,
    lang: view.language === 'en' ? 'en' : 'zh',
    region: view.language === 'zh-Hant' ? 'tw' : view.language === 'en' ? 'gb' : 'cn',
    base,
    date: view.issuedOn.split('-').map(Number),
    chartAlt: chartAlt(view),
    footer: view.lines
      .map(([label, value]) => `${label} ${value}`)
      .slice(0, 2)
      .join(' · '),
  }
  const job = {
    template: readFileSync(join(folder, 'report.typ'), 'utf8'),
    files: { 'data.json': JSON.stringify(data), 'chart.svg': chartSvg(view) },
  }
  return runApart(join(folder, 'typeset.mjs'), JSON.stringify(job))
}

function runApart(script: string, input: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`--max-old-space-size=${MOST_MEGABYTES}`, script], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH ?? '' },
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS)
    const out: Buffer[] = []
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4_000)
    })
    child.once('error', reject)
    child.once('close', (code) => {
      clearTimeout(timer)
      if (code === 0 && out.length > 0) resolve(Buffer.concat(out))
      else reject(new Error(`the report could not be typeset: ${said || `exit ${code}`}`))
    })
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
