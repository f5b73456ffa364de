import { it } from 'vitest'
import { apiFederation } from './federation.js'

it('x', async () => {
  const t0 = performance.now()
  const f = await apiFederation()
  console.log(performance.now() - t0, f.records, f.fact, [...f.members.keys()].length, f.units)
  console.log(
    f.app.routes
      .filter((r) => r.method !== 'ALL' && !r.path.startsWith('/api'))
      .map((r) => `${r.method} ${r.path}`)
      .join('\n'),
  )
  await f.close()
})
