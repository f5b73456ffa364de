import type pg from 'pg'

/** Small numbers for units, so that ledger and cells stay narrow. Facts without a unit are booked under -1; 0 is the whole federation. */
export async function unitNumbers(
  client: pg.PoolClient,
  known: Map<string, number>,
  units: readonly (string | null)[],
): Promise<Map<string, number>> {
  const missing = [...new Set(units.filter((unit): unit is string => unit !== null && !known.has(unit)))]
  if (missing.length > 0) {
    await client.query('insert into kernel.unit_no (unit) select unnest($1::uuid[]) on conflict (unit) do nothing', [missing])
    const found = await client.query<{ no: number; unit: string }>('select no, unit from kernel.unit_no where unit = any($1::uuid[])', [
      missing,
    ])
    for (const row of found.rows) known.set(row.unit, row.no)
  }
  return known
}
