import { parseArgs } from 'node:util'
import { type PrintedHead, recount, verifyChain } from '../kernel/index.js'
import { inHouse } from './verb.js'

const HEAD = /^(\d+):([0-9a-f]{64})$/i

/** `audit verify [--head SEQ:HASH …]`: exit 0 when the chain is whole and passes through every printed head, 1 at the first bad row, 2 for a wrong call. */
export async function auditVerify(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { head: { type: 'string', multiple: true } } })
  const heads: PrintedHead[] = []
  for (const text of values.head ?? []) {
    const parts = HEAD.exec(text)
    if (!parts) {
      console.error(`--head 应为“序号:SHA-256” · --head must be SEQ:SHA-256, got ${text}`)
      return 2
    }
    heads.push({ seq: Number(parts[1]), head: parts[2]! })
  }
  return inHouse(async (house) => {
    await house.projector.settle()
    const client = await house.database.pool.connect()
    try {
      const finding = await verifyChain(client, heads)
      console.log(JSON.stringify(finding))
      return finding.code === 'chain_whole' ? 0 : 1
    } finally {
      client.release()
    }
  })
}

/** `audit recount [--repair]`: exit 0 when everything agrees, 1 with one line for each difference. */
export async function auditRecount(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { repair: { type: 'boolean', default: false } } })
  return inHouse(async (house) => {
    await house.projector.settle()
    const findings = await recount(house.database, values.repair)
    for (const finding of findings) console.log(JSON.stringify(finding))
    if (findings.length === 0) console.log(JSON.stringify({ code: 'recount_equal' }))
    return findings.length === 0 ? 0 : 1
  })
}
