import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @ts-expect-error a plain script, so that it can run before anything is built
import { findings } from '../../scripts/house.mjs'

const root = resolve(import.meta.dirname, '../..')

interface Block {
  readonly language: string
  readonly file: string
  readonly text: string
}

/** Fenced blocks of docs/recipes.md that name a file. */
const blocks: readonly Block[] = [
  ...readFileSync(join(root, 'docs/recipes.md'), 'utf8').matchAll(/^```(\w+) file:(\S+)\n([\s\S]*?)^```$/gm),
].map(([, language, file, text]) => ({ language: language!, file: file!, text: text! }))

/**
 * A `diff` block without line numbers: its first and unchanged lines must stand together in the file, once, and are replaced.
 * A last line may be the beginning of one.
 */
function applied(source: string, diff: string, file: string): string {
  const lines = diff.replace(/\n$/, '').split('\n')
  const side = (mark: '-' | '+') =>
    lines
      .filter((line) => line[0] === mark || line[0] === ' ')
      .map((line) => line.slice(1))
      .join('\n')
  const [before, after] = [side('-'), side('+')]
  const places = source.split(before).length - 1
  if (places !== 1) throw new Error(`docs/recipes.md: in ${file} these lines stand ${places} times, not once:\n${before}`)
  return source.replace(before, () => after)
}

interface Ended {
  readonly code: number
  readonly output: string
}
const run = (command: string, args: readonly string[], cwd: string) =>
  new Promise<Ended>((done) => {
    const env = {
      ...process.env,
      COLLEGIUM_SHARED: join(cwd, 'nothing'),
      NO_COLOR: '1',
      VITEST: undefined,
      VITEST_POOL_ID: undefined,
      VITEST_WORKER_ID: undefined,
    }
    execFile(command, args, { cwd, env, maxBuffer: 32 * 1024 * 1024 }, (fault, stdout, stderr) =>
      done({ code: fault ? Number(fault.code ?? 1) : 0, output: stdout + stderr }),
    )
  })
const tool = (...path: string[]) => join(root, 'node_modules', ...path)

describe('what docs/recipes.md says', () => {
  let copy: string
  beforeAll(() => {
    // Within the project, so that the packages are found.
    mkdirSync(join(root, '.cache'), { recursive: true })
    copy = mkdtempSync(join(root, '.cache', 'recipes-'))
    for (const folder of ['src', 'bin']) cpSync(join(root, folder), join(copy, folder), { recursive: true })
    for (const name of ['package.json', 'tsconfig.json', 'vitest.config.ts']) cpSync(join(root, name), join(copy, name))
  })
  afterAll(() => rmSync(copy, { recursive: true, force: true }))

  it('can be done: files that are new are new, and what changes stands where it is said', () => {
    expect(blocks.length).toBeGreaterThan(20)
    for (const { language, file, text } of blocks) {
      const path = join(copy, file)
      if (language === 'diff') writeFileSync(path, applied(readFileSync(path, 'utf8'), text, file))
      else {
        expect(existsSync(path), `${file} is there already`).toBe(false)
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, text)
      }
    }
  })

  it('keeps the rules of the house', () => {
    const before = new Set<string>(findings(root))
    expect(findings(copy).filter((finding: string) => !before.has(finding))).toEqual([])
  })

  it('has the right types', { timeout: 240_000 }, async () => {
    expect(await run(process.execPath, [tool('typescript', 'bin', 'tsc'), '--noEmit', '--incremental', 'false', '-p', copy], copy)).toEqual(
      { code: 0, output: '' },
    )
  })

  it('works: the room’s and the page’s own tests, and those of the house that read manifests and packs', { timeout: 480_000 }, async () => {
    const files = [
      'src/meetings',
      'src/site/meetings',
      'src/main/manifest.test.ts',
      'src/records/packs/packs.test.ts',
      'src/records/packs.test.ts',
    ]
    const asked =
      'meeting|shows what is to come|counts from|is refused once|is listed by day|public-talk|public_talk|rules of counting|says who may'
    const ended = await run(
      process.execPath,
      [tool('vitest', 'vitest.mjs'), 'run', '--root', copy, '--reporter=verbose', '-t', asked, ...files],
      copy,
    )
    // Of a failure, neither what was left out (↓) nor what passed (✓).
    const told = ended.output.split('\n').filter((line) => !/^ [↓✓]/.test(line))
    expect(ended.code, told.join('\n')).toBe(0)
    for (const name of [
      'counts from its announcement',
      'shows what is to come in en',
      'meetings.call_off_meeting says who may',
      'public-talk > goes from its form to its facts',
    ])
      expect(ended.output).toContain(name)
  })
})
