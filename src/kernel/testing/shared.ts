import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../config/index.js'

/**
 * A file of the reference texts that tests compare with (the plan's text, fixtures): below `COLLEGIUM_SHARED`, else beside the project.
 * Undefined where they are not: the test is then skipped and says so.
 */
export function sharedPath(...parts: string[]): string | undefined {
  const folder = process.env.COLLEGIUM_SHARED || join(projectRoot(), '..', 'shared')
  const path = join(folder, ...parts)
  return existsSync(path) ? path : undefined
}
