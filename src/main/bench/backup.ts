import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../kernel/db/index.js'
import { openPools } from '../../kernel/index.js'
import { restoreBackup } from '../backup/restore.js'
import { writeBackup } from '../backup/write.js'
import { boardNow, defineMeasures, fill } from './figures.js'
import type { Bench, Finding } from './harness.js'

/** A federation out into a file, and back into an empty database with the same figures. */
export async function benchBackup(bench: Bench): Promise<Finding[]> {
  await defineMeasures(bench)
  const facts = await fill(bench, bench.facts)
  const before = JSON.stringify(await boardNow(bench.database.db))
  const folder = mkdtempSync(join(tmpdir(), 'collegium-bench-'))
  const file = join(folder, 'backup.tar.zst')
  try {
    const out = await seconds(() => writeBackup(bench.ownerUrl, bench.files, file))
    const open = await openDatabase({ data: join(folder, 'data'), databaseUrl: undefined, migrateUrl: undefined, mode: 'empty' })
    try {
      const back = await seconds(() => restoreBackup(open, join(folder, 'files'), file))
      const restored = openPools(open.appUrl, 2)
      const after = JSON.stringify(await boardNow(restored.db))
      await restored.close()
      const at = `${facts.toLocaleString('en')} facts`
      const isLarge = bench.facts >= 10_000_000
      return [
        {
          name: `backup of ${at}`,
          value: `${out.toFixed(0)} s, ${Math.round(statSync(file).size / 1e6)} MB`,
          asked: '≤ 60 s at 10⁷',
          holds: isLarge ? out <= 60 : undefined,
        },
        { name: `restore of ${at}`, value: `${back.toFixed(0)} s`, asked: '≤ 300 s at 10⁷', holds: isLarge ? back <= 300 : undefined },
        { name: 'figures after the restore', value: after === before ? 'equal' : 'differ', asked: 'equal', holds: after === before },
      ]
    } finally {
      await open.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function seconds(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await act()
  return (performance.now() - started) / 1000
}
