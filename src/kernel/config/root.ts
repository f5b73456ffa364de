import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

let known: string | undefined

/** The project's folder, found from this file upwards; the same from `src/` and from `dist/`. */
export function projectRoot(): string {
  if (known) return known
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error(`no package.json above ${import.meta.dirname}`)
    folder = above
  }
  known = folder
  return folder
}
