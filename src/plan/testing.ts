import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { command, type Day, type Id, newId, ok, type Viewer, viewerOf } from '../kernel/index.js'
import { type TestHouse, testHouse } from '../kernel/testing/index.js'
import { confirmPlan } from './confirm/commands.js'
import { type Imported, importPlan } from './intake/commands.js'
import {
  acceptRest,
  acknowledgeWarning,
  answerCard,
  answerQuestion,
  disposeNumeral,
  noteIllegible,
  reviewProposal,
} from './review/commands.js'
import { draftOf } from './review/draft.js'
import { loadVersion } from './review/store.js'

export { draftOf }

/** The project's own copy of the public text. */
export const SEED = join(import.meta.dirname, 'demo', '2022.txt')
export const seedBytes = (): Buffer => readFileSync(SEED)
export const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64')

/** Someone of the federation office with these permissions. */
export const officer = (name: string, ...permissions: string[]): Viewer =>
  viewerOf({
    via: 'session',
    account: newId<'account'>(),
    name,
    grants: permissions.map((permission) => ({ permission, unit: null, role: name })),
  })

export const editor = officer('editor', 'plan.import', 'plan.review', 'plan.amend', 'plan.assign', 'plan.see_drafts')
export const confirmer = officer('confirmer', 'plan.confirm', 'plan.change_rule', 'plan.see_drafts')

/** The value of an answer that must not be a refusal. */
export function done<T>(answer: { ok: true; value: T } | { ok: false; refusal: unknown }): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return answer.value
}

export async function treeOf(test: TestHouse, version: string) {
  const found = await loadVersion(test.house.database.db, version)
  return draftOf(found!.reading!, found!.acts)
}

/** Imports the plan of 2022 as the editor. */
export async function importSeed(test: TestHouse, bytes: Uint8Array = seedBytes()): Promise<Imported> {
  return done(await importPlan(test.as(editor), { bytes: base64(bytes), fileName: '2022.txt' })).answer!
}

/** Settles everything that stands between an imported text and its confirmation, as a reviewer who takes the machine's word would. */
export async function reviewAll(test: TestHouse, version: string, as: Viewer = editor): Promise<void> {
  const ctx = test.as(as)
  done(await acceptRest(ctx, { version }))
  let tree = await treeOf(test, version)
  for (const target of tree.targets.filter((each) => each.verdict === 'open'))
    done(await reviewProposal(ctx, { version, at: target.num_start, verdict: 'accept' }))
  for (const numeral of tree.numerals.filter((each) => each.card && each.verdict === 'open'))
    done(await answerCard(ctx, { version, at: numeral.start, target: null, reason: '不作指标' }))
  for (const span of tree.illegible)
    done(await noteIllegible(ctx, { version, at: span.char_start, text: '原文此处无法辨认，按原样保存。' }))
  for (const code of new Set(tree.warnings.filter((each) => !each.settled && each.code.startsWith('W-')).map((each) => each.code)))
    done(await acknowledgeWarning(ctx, { version, code: code as 'W-MIXED' }))
  for (const question of tree.questions)
    done(await answerQuestion(ctx, { version, target: question.target, question: question.code, answer: 'proposed' }))
  tree = await treeOf(test, version)
  for (const numeral of tree.numerals.filter((each) => each.verdict === 'open' && !each.target))
    done(await disposeNumeral(ctx, { version, at: numeral.start, disposition: numeral.disposition, reason: '核对' }))
}

/** A house with the plan of 2022 in force. */
export async function houseWithPlan(today: Day = '2022-01-05' as Day): Promise<TestHouse & { plan: string; version: string }> {
  const test = await testHouse(today)
  const { plan, version } = await importSeed(test)
  await reviewAll(test, version)
  done(await confirmPlan(test.as(confirmer), { version }))
  await test.house.projector.settle()
  return { ...test, plan, version }
}

/** A happening as a programme would leave it: kind, subject, unit, day. The fact's data are as its kind wants them. */
export interface Happening {
  readonly kind: string
  readonly subject?: string
  readonly unit?: string | null
  readonly on: string
  readonly reportedOn?: string
  readonly data?: Record<string, unknown>
  readonly voids?: { readonly fact: string; readonly how: 'cancel' | 'strike' | 'reinstate' }
}

const happen = command({
  name: 'test.happen',
  title: { zh: '发生', en: 'Happen' },
  input: z.object({ happenings: z.array(z.any()) }),
  allow: 'open',
  load: async () => undefined,
  decide: (_nothing, input) =>
    ok({
      change: undefined,
      facts: (input.happenings as Happening[]).map((each) => ({
        kind: each.kind,
        version: 1,
        about: {
          subject: each.subject ?? newId(),
          unit: (each.unit ?? null) as Id<'unit'> | null,
          on: each.on as Day,
          reportedOn: each.reportedOn as Day | undefined,
          ...(each.voids ? { voids: { fact: each.voids.fact as Id<'fact'>, how: each.voids.how } } : {}),
        },
        data: each.data ?? {},
      })),
    }),
  save: async () => {},
})

/** Lets things happen, sealed and counted; gives the ids of their facts. */
export async function happened(test: TestHouse, ...happenings: Happening[]): Promise<string[]> {
  const facts: string[] = []
  for (let from = 0; from < happenings.length; from += 2_000)
    facts.push(...done(await happen(test.as(), { happenings: happenings.slice(from, from + 2_000) })).facts)
  await test.house.projector.settle()
  return facts
}

/** The given number of happenings of a kind, each with its own key. */
export const many = (count: number, make: (n: number) => Happening): Happening[] => Array.from({ length: count }, (_, n) => make(n))
