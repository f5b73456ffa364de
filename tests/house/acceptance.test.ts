import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/acceptance.md'), 'utf8')

interface Row {
  readonly id: string
  /** Tests by file. */
  readonly shown: readonly { readonly file: string; readonly names: readonly string[] }[]
  readonly notYet: boolean
}

/** `file` “name”, “name”; `file` “name”: the third cell of a row with an id, the second of one without. */
function rowsOf(text: string): Row[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| id') && !line.startsWith('| what |'))
    .map((line) => {
      const cells = line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim())
      const isId = /^(A|P|PT)-\d+$/.test(cells[0]!)
      const cell = cells[isId ? 2 : 1]!
      const shown = [...cell.matchAll(/`([^`]+)`((?:[,\s]*“[^”]+”)+)/g)].map(([, file, names]) => ({
        file: file!,
        names: [...names!.matchAll(/“([^”]+)”/g)].map(([, name]) => name!),
      }))
      return { id: isId ? cells[0]! : '', shown, notYet: cell.startsWith('not yet') }
    })
}

const rows = rowsOf(page)
const series = (letter: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => `${letter}-${String(from + n).padStart(2, '0')}`)
/** 06 §10 and §11, and the dates of P-110. */
const ASKED = [
  ...series('A', 1, 15),
  ...series('A', 20, 23),
  ...series('A', 30, 43),
  ...series('A', 50, 58),
  ...series('PT', 1, 20),
  'P-110',
]

/** Sources with escapes as they are read. */
const sourceOf = (file: string) => readFileSync(join(root, file), 'utf8').replace(/\\(['"`])/g, '$1')

describe('the table of acceptances', () => {
  it('has a row for each id, once, in order', () => {
    const ids = rows.map((row) => row.id).filter((id) => id !== '')
    expect([...ids].sort()).toEqual([...ASKED].sort())
  })

  it('names files and tests that exist', () => {
    const lost = rows.flatMap(({ id, shown }) =>
      shown.flatMap(({ file, names }) => {
        if (!existsSync(join(root, file))) return [`${id}: there is no ${file}`]
        const source = sourceOf(file)
        return names.filter((name) => !isTitleIn(source, name)).map((name) => `${id}: ${file} has nothing called “${name}”`)
      }),
    )
    expect(lost).toEqual([])
  })

  it('shows every id by something, or says that it does not yet', () => {
    expect(rows.filter((row) => row.shown.length === 0 && !row.notYet)).toEqual([])
    expect(rows.filter((row) => row.notYet).map((row) => row.id)).toEqual(['A-56', 'A-57'])
  })

  it('has in the row of an id every test whose title names it', () => {
    const missing = testFiles().flatMap((file) =>
      idsInTitles(readFileSync(join(root, file), 'utf8'))
        .filter((id) => ASKED.includes(id))
        .filter((id) => !rows.find((row) => row.id === id)!.shown.some((each) => each.file === file))
        .map((id) => `${file} speaks of ${id}, its row does not speak of ${file}`),
    )
    expect(missing).toEqual([])
  })
})

/** Between quotation marks; where a finding of the bench is made from its numbers, the part of it that is fixed. */
function isTitleIn(source: string, name: string): boolean {
  if (["'", '"', '`'].some((mark) => source.includes(`${mark}${name}${mark}`))) return true
  return source.split('\n').some((line) => /^\s*(\{ )?name: `/.test(line) && line.includes(name))
}
function testFiles(): string[] {
  return ['src', 'tests'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.test\.tsx?$/.test(name))
      .map((name) => `${folder}/${name}`),
  )
}

/** Ids named in the titles of `it` and `describe`; “PT-08 to PT-14” names all between. */
function idsInTitles(source: string): string[] {
  const titles = [...source.matchAll(/\b(?:it|describe)\b[^'"`\n]*\(\s*(['"`])([\s\S]*?)\1/g)].map((found) => found[2]!)
  const each = titles.flatMap((title) => {
    const stretches = [...title.matchAll(/\b(A|PT)-(\d+) to \1-(\d+)/g)].flatMap(([, letter, from, to]) =>
      series(letter!, Number(from), Number(to)),
    )
    return [...stretches, ...[...title.matchAll(/\b(?:A|PT|P)-\d{2,3}\b/g)].map((found) => found[0])]
  })
  return [...new Set(each)]
}
