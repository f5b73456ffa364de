// `npm run screens [-- --small] [home board …]`: the main pages of the demo as pictures, in docs/screens.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './build.mjs'

/** @param args names of single pages; `--small` plays the small demo, which is soon loaded */
export async function screens(args) {
  const only = args.filter((arg) => !arg.startsWith('--')).join(',')
  const child = spawn(
    process.execPath,
    [join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter=verbose', 'tests/journey/screens.test.ts'],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        COLLEGIUM_SCREENS: join(ROOT, 'docs', 'screens'),
        COLLEGIUM_SCREENS_SIZE: args.includes('--small') ? 'small' : 'full',
        ...(only ? { COLLEGIUM_SCREENS_OF: only } : {}),
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  return new Promise((done) => child.on('error', () => done(1)).on('close', done))
}
