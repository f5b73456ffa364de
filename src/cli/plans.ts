import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { explainRefusal, newId, type RefusalTexts, system } from '../kernel/index.js'
import { importPlan, planRoom } from '../plan/index.js'
import { inHouse } from './verb.js'

/** `plan import FILE`: the same reader and the same command as the import page. Exit 0 with the plan's id, 2 when it was refused. */
export async function planImport(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { encoding: { type: 'string' }, year: { type: 'string' }, body: { type: 'string' } },
  })
  const [file] = positionals
  if (!file) {
    console.error('用法：plan import FILE [--encoding E] [--year Y] · Usage: plan import FILE [--encoding E] [--year Y]')
    return 2
  }
  const bytes = await readFile(file).catch((fault: NodeJS.ErrnoException) => fault)
  if (bytes instanceof Error) {
    console.error(`读不到文件 ${file}（${bytes.code ?? bytes.message}）· Cannot read ${file}`)
    return 2
  }
  return inHouse(async (house) => {
    const answer = await importPlan(
      { house, viewer: system, requestId: newId() },
      {
        bytes: bytes.toString('base64'),
        fileName: basename(file),
        ...(values.encoding ? { encoding: values.encoding as 'utf-8' } : {}),
        ...(values.year ? { year: Number(values.year) } : {}),
        ...(values.body ? { body: values.body } : {}),
      },
    )
    if (answer.ok) {
      console.log(JSON.stringify(answer.value))
      return 0
    }
    console.log(JSON.stringify({ refusal: { ...answer.refusal, ...explainRefusal(answer.refusal, planRoom.refusals as RefusalTexts) } }))
    return 2
  })
}
