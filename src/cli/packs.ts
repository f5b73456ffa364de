import { readFile } from 'node:fs/promises'
import { packCheck, readPack } from '../kernel/pack/index.js'

/** `pack check FILE…`: exit 0 when every pack is sound, 1 with one line for each finding. */
export async function packCheckFiles(files: readonly string[]): Promise<number> {
  if (files.length === 0) {
    console.error('用法：pack check FILE… · Usage: pack check FILE…')
    return 2
  }
  let wrong = 0
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch((fault: Error) => fault)
    const read = text instanceof Error ? { ok: false as const, refusal: { code: 'unreadable_file', reason: text.message } } : readPack(text)
    const findings = read.ok ? packCheck(read.value) : [read.refusal]
    for (const finding of findings) console.log(JSON.stringify({ file, ...finding }))
    wrong += findings.length
  }
  if (wrong === 0) console.log(JSON.stringify({ code: 'packs_sound', files: files.length }))
  return wrong === 0 ? 0 : 1
}
