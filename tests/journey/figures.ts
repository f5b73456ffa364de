import type { L10n } from '../../src/kernel/index.js'
import { texts as site } from '../../src/site/messages.js'
import { type Actor, wordsOf } from './stage.js'

const numberIn = (text: string): number => Number(text.replace(/[^\d-]/g, ''))

/** Row of a target on the board, by what the target is called there. */
const rowOf = (reader: Actor, target: L10n) =>
  reader.main.getByRole('row').filter({ has: reader.page.getByRole('link', { name: reader.say(target), exact: true }) })

/** The figure of a target on the board that is open: the first number of its row, which leads to its rows. */
export async function figureOn(reader: Actor, target: L10n): Promise<number> {
  const figure = rowOf(reader, target).getByRole('link', { name: /^[\d,]+$/ })
  return numberIn(await wordsOf(figure.first()))
}

export interface EvidenceSeen {
  readonly rows: number
  readonly footer: number
}

const HEAD_AND_FOOT = 2

/** Follows a target's evidence from the board, and counts its rows. */
export async function rowsOfEvidence(reader: Actor, target: L10n): Promise<EvidenceSeen> {
  await rowOf(reader, target)
    .getByRole('link', { name: reader.say(site.evidenceLink) })
    .click()
  await reader.page.waitForLoadState()
  const table = reader.main.getByRole('table')
  const footer = table.getByRole('row').last()
  return { rows: (await table.getByRole('row').count()) - HEAD_AND_FOOT, footer: numberIn(await wordsOf(footer.getByRole('link'))) }
}
