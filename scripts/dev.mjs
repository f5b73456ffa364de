// `npm run dev`: the demo, built and started again whenever a source changes. Type errors are shown and do not stop it.
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { build, ROOT } from './build.mjs'

const SETTLE_MS = 150

/** @param args what `start` takes */
export async function dev(args) {
  let changed = Promise.withResolvers()
  const ended = Promise.withResolvers()
  let timer
  const watcher = watch(join(ROOT, 'src'), { recursive: true }, (_event, name) => {
    if (!/\.(tsx?|sql|json)$/.test(name ?? '') || /\.test\.tsx?$|^ui.client/.test(name)) return
    clearTimeout(timer)
    timer = setTimeout(() => changed.resolve('changed'), SETTLE_MS)
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => ended.resolve('ended'))
  if (process.channel) process.on('disconnect', () => ended.resolve('ended')).channel.unref()

  for (let next = 'changed'; next === 'changed'; ) {
    changed = Promise.withResolvers()
    await build({ tolerant: true }).catch((fault) => process.stderr.write(`${fault.message}\n`))
    const child = start(args)
    // A start that failed waits for the next change; its sentence is on the screen.
    next = await Promise.race([changed.promise, ended.promise])
    await child.stop()
  }
  watcher.close()
  return 0
}

function start(args) {
  const child = spawn(process.execPath, [join(ROOT, 'scripts', 'launch.mjs'), '--built', 'start', ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // Scripts and styles of the browser are then looked at again while it runs.
    env: { ...process.env, COLLEGIUM_DEV: '1' },
  })
  const over = new Promise((done) => child.once('exit', done).once('error', done))
  return {
    stop: async () => {
      if (child.exitCode === null) child.kill('SIGTERM')
      await over
    },
  }
}
