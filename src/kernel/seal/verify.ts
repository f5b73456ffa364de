import type pg from 'pg'
import { FACT_COLUMNS, type FactRow, linkHash } from './sealing.js'

export type ChainFinding =
  | { readonly code: 'chain_whole'; readonly facts: number; readonly head: string }
  | { readonly code: 'fact_changed'; readonly seq: number; readonly fact: string }
  | { readonly code: 'seal_missing'; readonly seq: number }
  | { readonly code: 'fact_missing'; readonly seq: number; readonly fact: string }
  | { readonly code: 'head_unknown'; readonly seq: number; readonly head: string }
  | { readonly code: 'tail_removed'; readonly newest: number; readonly claimed: number }

/** A head as printed in a report, the feed or the daily mail. */
export interface PrintedHead {
  readonly seq: number
  readonly head: string
}

/**
 * Walks the whole chain and names the first bad row. Heads printed elsewhere show a tail that was cut off or written anew: the chain must still
 * pass through each of them.
 */
export async function verifyChain(
  client: pg.ClientBase,
  heads: readonly PrintedHead[] = [],
  onProgress?: (done: number) => void,
): Promise<ChainFinding> {
  const claims = new Map(heads.map((each) => [each.seq, each.head.toLowerCase()]))
  let hash = Buffer.alloc(0)
  let seq = 0
  for (;;) {
    const found = (
      await client.query<FactRow & { seq: number; sealed: string; hash: Buffer }>({
        name: 'chain_next',
        text: `select s.seq, s.fact as sealed, s.hash, ${FACT_COLUMNS} from kernel.seal s left join kernel.fact f on f.id = s.fact where s.seq > $1 order by s.seq limit 5000`,
        values: [seq],
      })
    ).rows
    for (const row of found) {
      if (row.seq !== seq + 1) return { code: 'seal_missing', seq: seq + 1 }
      if (row.id === null) return { code: 'fact_missing', seq: row.seq, fact: row.sealed }
      hash = linkHash(hash, row) as Buffer<ArrayBuffer>
      if (!hash.equals(row.hash)) return { code: 'fact_changed', seq: row.seq, fact: row.sealed }
      seq = row.seq
      const claimed = claims.get(seq)
      if (claimed !== undefined && claimed !== hash.toString('hex')) return { code: 'head_unknown', seq, head: claimed }
    }
    if (found.length === 0) break
    onProgress?.(seq)
  }
  const mark = (await client.query<{ seq: number }>('select seq from kernel.seal_mark')).rows[0]?.seq ?? 0
  const claimed = Math.max(mark, ...claims.keys(), 0)
  return claimed > seq ? { code: 'tail_removed', newest: seq, claimed } : { code: 'chain_whole', facts: seq, head: hash.toString('hex') }
}
