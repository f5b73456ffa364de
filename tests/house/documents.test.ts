import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rooms } from '../../src/main/rooms.js'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const manifest = JSON.parse(read('package.json')) as Record<'scripts' | 'dependencies' | 'devDependencies' | 'optionalDependencies', object>

const below = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`)
const documents = [...readdirSync(root).filter((name) => name.endsWith('.md')), ...below('docs'), ...below('src')]

describe('every document', () => {
  it('links of every document lead somewhere', () => {
    const lost = documents.flatMap((document) =>
      [...read(document).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
        .map(([, to]) => to!)
        .filter((to) => !/^[a-z]+:/.test(to))
        .map((to) => relative(root, resolve(root, dirname(document), to)))
        .filter((to) => !existsSync(join(root, to)))
        .map((to) => `${document} → ${to}`),
    )
    expect(lost).toEqual([])
  })

  it('files that it names by their path from the root are there', () => {
    const lost = documents.flatMap((document) =>
      [...read(document).matchAll(/`?((?:src|tests|docs|scripts|bin)\/[\w./-]+\.(?:md|mjs|tsx?|json|sql|css|txt|png))`?/g)]
        .map(([, path]) => path!)
        .filter((path) => !existsSync(join(root, path)) && !isExample(document, path))
        .map((path) => `${document}: ${path}`),
    )
    expect(lost).toEqual([])
  })

  it('commands of npm that it names are in package.json', () => {
    const scripts = new Set(Object.keys(manifest.scripts))
    const lost = documents.flatMap((document) =>
      [...read(document).matchAll(/npm run ([a-z:]+)/g)]
        .map(([, name]) => name!)
        .filter((name) => !scripts.has(name))
        .map((name) => `${document}: npm run ${name}`),
    )
    expect(lost).toEqual([])
  })
})

/** The recipes make files; they are checked by their own test. */
const isExample = (document: string, path: string) => document === 'docs/recipes.md' && path.startsWith('src/')

it('docs/dependencies.md has a line for each package, and for no other', () => {
  const named = read('docs/dependencies.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...line.split('|')[1]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!))
  const present = [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies].flatMap((each) => Object.keys(each))
  expect(named.sort()).toEqual(present.sort())
})

describe('the map of a room', () => {
  const folders = readdirSync(join(root, 'src'))
  it.each(folders)('%s has one, of a size that is read, which says what the room does not do', (room) => {
    const text = read(`src/${room}/README.md`)
    expect(text).toMatch(/does not do|Not here/)
    expect(text.split('\n').length).toBeLessThanOrEqual(80)
  })
  it.each(rooms.map((room) => [room.name, room] as const))('%s names every command of its manifest', (name, room) => {
    const text = read(`src/${name}/README.md`)
    const camel = (command: string) =>
      command.slice(command.indexOf('.') + 1).replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase())
    expect(room.commands.map((each) => camel(each.parts.name)).filter((command) => !text.includes(command))).toEqual([])
  })
})

it('decisions are numbered once, in order, and dated', () => {
  const files = readdirSync(join(root, 'docs/decisions')).sort()
  expect(files.map((file) => Number(file.slice(0, 3)))).toEqual(files.map((_file, n) => n + 1))
  for (const file of files) expect(read(`docs/decisions/${file}`), file).toMatch(/^# \d{3} .+ \(\d{4}-\d{2}-\d{2}\)$/m)
})
