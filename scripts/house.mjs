// The rules of the house, checked on the source: imports go down and through doors, a room writes only its own schema, names say something, files stay small.
// Usage: node scripts/house.mjs [--root FOLDER]. Prints each finding with its place; exit code 1 when there is one.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const FLOOR = {
  kernel: 0,
  registry: 1,
  records: 2,
  calls: 2,
  publishing: 3,
  citations: 3,
  repository: 3,
  meetings: 3,
  foresight: 3,
  exchange: 3,
  evaluation: 4,
  plan: 4.1,
  reports: 4.2,
  flows: 5,
  ui: 6,
  site: 6.1,
  workbench: 6.1,
  api: 6.1,
  cli: 6.1,
  main: 7,
}
const BANNED = /(^|[-_./])(utils?|helpers?|manager|common|misc|shared-code|[a-z]+-service|[A-Za-z]+Service)(\.|$)/i
const LONGEST = 320
/** Files that are one table or one list, where splitting would hide the whole. Each with its reason. */
const LONG_BY_NATURE = new Set(['messages.ts', 'words.ts', 'table.ts'])

/** Every finding for the sources below `root`. */
export function findings(root) {
  const src = join(root, 'src')
  const files = walk(src).filter((file) => /\.(ts|tsx|sql)$/.test(file))
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    const place = relative(root, file)
    const room = relative(src, file).split('/')[0]
    return [
      ...floorFindings(file, src, room, text, place),
      ...schemaFindings(room, text, place),
      ...nameFindings(place),
      ...sizeFindings(text, place),
    ]
  })
}

function floorFindings(file, src, room, text, place) {
  if (file.endsWith('.sql')) return []
  if (!(room in FLOOR)) return [`${place}: src/${room} is no room of the house`]
  const found = []
  for (const [, from] of text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)) {
    const target = relative(src, resolve(dirname(file), from))
    const to = target.split('/')[0]
    if (to === room || target.startsWith('..')) continue
    const test = /\.test\.tsx?$|\/testing\//.test(place)
    if (!(to in FLOOR)) found.push(`${place}: imports src/${to}, which is no room`)
    else if (FLOOR[to] >= FLOOR[room] && !test) found.push(`${place}: looks up or sideways at ${to}`)
    else if (!isDoor(target, to) && !(test && /\/testing(\/|\.js$)/.test(target))) found.push(`${place}: climbs into ${target} by a window`)
  }
  return found
}

/** A room has one door; the kernel has further ones for what only some may use (testing, configuration at start-up). */
const isDoor = (target, to) =>
  target === `${to}/index.js` ||
  /^kernel\/(testing|config|db\/embedded|db|accounts|expression|pack|search)\/index\.js$/.test(target) ||
  /^ui\/http\/index\.js$/.test(target) ||
  /^registry\/(factKinds|demo)\/index\.js$/.test(target) ||
  /^plan\/(reading|measures)\/index\.js$/.test(target)

const WRITES =
  /\b(?:insert\s+into|update|delete\s+from|truncate(?:\s+table)?|alter\s+table|create\s+table(?:\s+if\s+not\s+exists)?)\s+(?:only\s+)?"?([a-z_]+)"?\.("?[a-z_]+"?)/gi
const READS = /\b(?:from|join)\s+"?([a-z_]+)"?\."?([a-z_]+)"?/gi
const NOT_SCHEMAS = new Set(['pg_temp', 'excluded', 'information_schema', 'pg_catalog'])

function schemaFindings(room, text, place) {
  if (/\.test\.tsx?$|\/testing\//.test(place) || ['kernel', 'main'].includes(room)) return []
  const found = []
  for (const [, schema] of text.matchAll(WRITES))
    if (schema in FLOOR && schema !== room) found.push(`${place}: writes the schema ${schema}, which belongs to another room`)
  for (const [, schema, table] of text.matchAll(READS)) {
    if (NOT_SCHEMAS.has(schema) || schema === room || schema === `${room}_read`) continue
    if (schema in FLOOR)
      found.push(`${place}: reads ${schema}.${table}; a room offers read views (${schema}_read.*) or queries at its door`)
  }
  return found
}

const nameFindings = (place) => (BANNED.test(place) ? [`${place}: a name that says nothing`] : [])

function sizeFindings(text, place) {
  const lines = text.split('\n').length
  const name = place.slice(place.lastIndexOf('/') + 1)
  if (lines <= LONGEST || LONG_BY_NATURE.has(name) || place.endsWith('.sql') || /\.test\.tsx?$/.test(name)) return []
  return [`${place}: ${lines} lines; which two things live here?`]
}

const walk = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? walk(path) : [path]
  })

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf('--root')
  const root = at > 0 ? process.argv[at + 1] : resolve(dirname(fileURLToPath(import.meta.url)), '..')
  const found = findings(root)
  for (const each of found) console.error(each)
  console.error(found.length === 0 ? 'The house is in order.' : `${found.length} findings against the rules of the house.`)
  process.exit(found.length === 0 ? 0 : 1)
}
