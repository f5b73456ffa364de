import { type Command, type Ctx, type Id, uuidOf } from '../../kernel/index.js'
import { admitSociety } from '../listing/societies.js'
import { raiseQuestions } from '../questions/commands.js'
import { registerUnit } from '../units/registerUnit.js'
import type { CodeList, Oddity } from './rows.js'
import type { SocietyList } from './societies.js'
import { entryId, MOST_ENTRIES, takeInEntries } from './takeIn.js'

/** What a table became: every row is registered, every oddity reported, and what a person must decide asked. */
export interface TakenIn {
  readonly rows: number
  /** New in the register; 0 when the same table is read again. */
  readonly registered: number
  readonly questions: number
  readonly oddities: readonly Oddity[]
}

async function must<I, A>(command: Command<I, A>, ctx: Ctx, input: I): Promise<A | undefined> {
  const answer = await command(ctx, input)
  if (!answer.ok) throw new Error(`${command.parts.name}: ${JSON.stringify(answer.refusal)}`)
  return answer.value.answer
}

const QUESTIONS_AT_ONCE = 200

async function ask(
  ctx: Ctx,
  oddities: readonly Oddity[],
  source: string,
  subjectOf: (oddity: Oddity) => { subject: Id; repair?: Id },
): Promise<number> {
  const asked = oddities
    .filter((each) => each.asks)
    .map((each) => {
      const { subject, repair } = subjectOf(each)
      const detail = { key: each.key, ...(each.given ? { given: each.given } : {}), ...(each.expected ? { expected: each.expected } : {}) }
      return { subject, what: each.code, detail, ...(repair ? { repair: { predicate: 'broader' as const, value: repair as string } } : {}) }
    })
  let raised = 0
  for (let from = 0; from < asked.length; from += QUESTIONS_AT_ONCE)
    raised += (await must(raiseQuestions, ctx, { questions: asked.slice(from, from + QUESTIONS_AT_ONCE), source }))?.raised ?? 0
  return raised
}

/** Takes in a whole code list, in acts of at most 500 entries; read again it adds nothing. @throws on a refusal, since nobody is there to read it */
export async function takeInCodeList(ctx: Ctx, list: CodeList): Promise<TakenIn> {
  let registered = 0
  for (let from = 0; from < list.entries.length; from += MOST_ENTRIES) {
    const entries = list.entries.slice(from, from + MOST_ENTRIES)
    const act = { kind: list.kind, since: list.since, source: list.source, entries: entries.map((each) => ({ ...each })) }
    registered += (await must(takeInEntries, ctx, act))?.registered ?? 0
  }
  const questions = await ask(ctx, list.oddities, list.source, (oddity) => ({
    subject: entryId(list.kind, oddity.key),
    ...(oddity.code === 'parent_not_prefix' && oddity.expected ? { repair: entryId(list.kind, oddity.expected) } : {}),
  }))
  return { rows: list.entries.length, registered, questions, oddities: list.oddities }
}

/** Registers the federation of the list and its societies, and admits them. Ids follow from the codes, so that the list may be read again. */
export async function takeInSocieties(ctx: Ctx, list: SocietyList, since: string): Promise<TakenIn> {
  const idOf = (code: string) => uuidOf('society-list', code)
  const { source } = list
  let registered = 0
  const register = async (kind: 'federation' | 'society', row: SocietyList['root'], parent: string | null) => {
    const unit = { unit: idOf(row.code), kind, code: row.code, nameZh: row.nameZh, ...(row.class ? { class: row.class } : {}) }
    if (await must(registerUnit, ctx, { ...unit, parent, since, source })) registered += 1
  }
  await register('federation', list.root, null)
  for (const row of list.societies) {
    await register('society', row, idOf(list.root.code))
    await must(admitSociety, ctx, { society: idOf(row.code), on: since, source })
  }
  const questions = await ask(ctx, list.oddities, source, (oddity) => ({ subject: idOf(oddity.key) as Id }))
  return { rows: list.societies.length + 1, registered, questions, oddities: list.oddities }
}
