import { closeMatters, type Day, type L10n, openMatter, type Tx } from '../kernel/index.js'

/** Whose turn it is with a version or a rule. */
export type TurnKind = 'plan.review' | 'plan.confirm' | 'plan.change_rule'

const TITLES: Readonly<Record<TurnKind, (name: string) => L10n>> = {
  'plan.review': (name) => ({ zh: `核对计划：${name}`, en: `Review the plan: ${name}` }),
  'plan.confirm': (name) => ({ zh: `确认计划：${name}`, en: `Confirm the plan: ${name}` }),
  'plan.change_rule': (name) => ({ zh: `确认计数规则：${name}`, en: `Confirm the counting rule: ${name}` }),
}

/** Addresses which the desk leads to the page where it is done. */
const LINKS: Readonly<Record<TurnKind, (id: string) => string>> = {
  'plan.review': (id) => `/plan-versions/${id}`,
  'plan.confirm': (id) => `/plan-versions/${id}`,
  'plan.change_rule': (id) => `/plan-rules/${id}`,
}

/** Hands a version or rule on: the turn before it ends with the same act. `name` is what people call it. */
export async function handOn(
  tx: Tx,
  kind: TurnKind,
  what: { readonly id: string; readonly name: string; readonly on: Day },
): Promise<void> {
  await closeMatters(tx, what.id, what.on)
  await openMatter(tx, {
    kind,
    subject: what.id,
    title: TITLES[kind](what.name),
    link: LINKS[kind](what.id),
    turn: { permission: kind, unit: null },
    since: what.on,
  })
}

/** It is nobody's turn any more. */
export const done = (tx: Tx, id: string, on: Day): Promise<void> => closeMatters(tx, id, on)
