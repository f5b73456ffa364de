import type { Locator } from 'playwright-core'
import type { L10n } from '../../src/kernel/index.js'
import { texts as intake } from '../../src/workbench/plans/intake/messages.js'
import { texts as list } from '../../src/workbench/plans/list/messages.js'
import { openKinds, texts as review } from '../../src/workbench/plans/review/messages.js'
import type { OpenKind } from '../../src/workbench/plans/review/tally.js'
import { type Actor, wordsOf } from './stage.js'

const REASON: L10n = { zh: '已核对原文', en: 'Compared with the text' }
const NOTE: L10n = { zh: '此处无法辨认，按原样保存。', en: 'Illegible here; kept as received.' }
const MOST = 100

/** Looks at a file, then imports it. @returns the plan's id */
export async function importPlan(editor: Actor, file: string): Promise<string> {
  await editor.go('/desk/plans')
  await editor.follow(list.import)
  await editor.field(intake.file).setInputFiles(file)
  await editor.press(intake.read)
  const found = editor.main.getByRole('definition')
  const read = await found.allInnerTexts()
  for (const words of ['3,931', '64', '26', '84']) if (!read.includes(words)) throw new Error(`${words} is not among ${read.join(' · ')}`)
  await editor.press(intake.keep)
  return new URL(editor.page.url()).pathname.split('/')[3]!
}

/** Accepts what is sure at once, then settles one open thing after the other, as the list gives them. @returns how many of each kind there were */
export async function settleAll(editor: Actor): Promise<Partial<Record<OpenKind, number>>> {
  await editor.main.getByRole('button', { name: editor.say(review.acceptSure({ n: 79 })) }).click()
  await editor.settle()
  const side = editor.main.getByRole('region', { name: editor.say(review.side) })
  const settled: Partial<Record<OpenKind, number>> = {}
  for (let n = 0; n < MOST; n++) {
    if (n > 0 && !(await isListed(editor, side))) await editor.follow(review.tabOpen, side)
    const next = side.getByRole('list').last().getByRole('link').first()
    if ((await side.getByText(editor.say(review.nothingOpen)).count()) > 0) return settled
    const words = await wordsOf(next)
    const kind = (Object.keys(openKinds) as OpenKind[]).find((each) => words.startsWith(editor.say(openKinds[each])))
    if (!kind) throw new Error(`an open thing of no kind: ${words}`)
    await next.click()
    await editor.settle()
    settled[kind] = (settled[kind] ?? 0) + ((await SETTLE[kind]?.(editor, side)) ?? 0)
  }
  throw new Error(`more than ${MOST} open things`)
}

/** Whether the list of open things is shown: after an answer to a question or a warning, its own list stays open. */
const isListed = async (editor: Actor, side: Locator): Promise<boolean> => {
  const tab = side.getByRole('navigation').getByRole('link', { name: editor.say(review.tabOpen) })
  return (await tab.getAttribute('aria-current')) !== null
}

/** Settles what is chosen, or all of its kind where they stand side by side. @returns how many, where it was not one */
type Settle = (editor: Actor, side: Locator) => Promise<number>

const withReason =
  (button: L10n): Settle =>
  async (editor, side) => {
    await editor.field(review.reason, side).first().fill(editor.say(REASON))
    await editor.press(button, side)
    return 1
  }
const byButton =
  (button: L10n): Settle =>
  async (editor, side) => {
    await editor.press(button, side)
    return 1
  }

const SETTLE: Partial<Record<OpenKind, Settle>> = {
  warning: withReason(review.acknowledge),
  card: withReason(review.noTarget),
  numeral: byButton(review.dispose),
  target: byButton(review.accept),
  illegible: async (editor, side) => {
    await editor.field(review.note, side).fill(editor.say(NOTE))
    await editor.press(review.saveNote, side)
    return 1
  },
  question: async (editor, side) => {
    const open = side
      .getByRole('listitem')
      .filter({ has: editor.page.getByRole('radio') })
      .filter({ hasNotText: editor.say(review.answered) })
    const all = await open.count()
    for (let n = 0; n < all; n++) await editor.press(review.answer, open.first())
    return all
  },
}
