import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from './db/database.js'

export interface Metrics {
  readonly registry: Registry
  readonly commands: Counter<'command' | 'outcome'>
  readonly retries: Counter<'command'>
  readonly sealed: Counter
  readonly requests: Histogram<'method' | 'status'>
  /** Lets the seal lag be read from this database at each scrape. */
  watch(database: Database): void
}

/** Prometheus metrics of one process. `collegium_seal_lag_seconds` is the age of the oldest fact that is not sealed yet. */
export function metrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  return {
    registry,
    commands: new Counter({ name: 'collegium_commands_total', help: 'Commands by outcome', labelNames: ['command', 'outcome'], registers }),
    retries: new Counter({
      name: 'collegium_command_retries_total',
      help: 'Attempts repeated after a serialisation failure',
      labelNames: ['command'],
      registers,
    }),
    sealed: new Counter({ name: 'collegium_facts_sealed_total', help: 'Facts sealed by this process', registers }),
    requests: new Histogram({
      name: 'collegium_request_seconds',
      help: 'Duration of requests',
      labelNames: ['method', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    watch: (database) => {
      const gauge = (name: string, help: string, text: string) =>
        new Gauge({
          name,
          help,
          registers,
          collect: async function collect() {
            this.set(Number((await database.pool.query<{ value: string }>(text)).rows[0]?.value ?? 0))
          },
        })
      const unsealed = 'from kernel.fact f, kernel.seal_mark m where (f.xid, f.id) > (m.xid, m.last_id)'
      gauge(
        'collegium_seal_lag_seconds',
        'Age of the oldest fact not yet sealed',
        `select coalesce(extract(epoch from now() - min(f.recorded_at)), 0) as value ${unsealed}`,
      )
      gauge('collegium_facts_unsealed', 'Facts not yet sealed', `select count(*) as value ${unsealed}`)
      gauge('collegium_seal_position', 'Newest seal position', 'select seq as value from kernel.seal_mark')
    },
  }
}
