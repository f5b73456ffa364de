import type { Day, Viewer } from '../../kernel/index.js'
import { someone } from '../../records/testing/federation.js'
import { aConfirmedMatch } from '../../records/testing/reporting.js'
import type { WebApp } from '../../ui/http/index.js'
import { type DeskHouse, deskHouse, PEOPLE } from '../../workbench/testing/house.js'
import { fetchFrom, siteOver } from './web.js'

/** People of a quarter's verification, by the name that stands for them. */
export const VERIFYING = {
  ...PEOPLE,
  verifier: someone('verifier', 'verifier'),
  judge: someone('judge', 'dispute_panel'),
} as const satisfies Record<string, Viewer>
export type WhoVerifies = keyof typeof VERIFYING

export interface Verified {
  readonly test: DeskHouse
  /** Facts of matches that both sides had confirmed in the second quarter. */
  readonly facts: readonly string[]
  appFor(as: WhoVerifies | undefined): WebApp
}

/** A house in which five matches of June were recorded and confirmed by their sides, on the first day of the window. */
export async function verifiedHouse(): Promise<Verified> {
  const test = await deskHouse()
  const facts: string[] = []
  for (let n = 0; n < 5; n++)
    facts.push(await aConfirmedMatch(test, { need: test.needs[n]!, offer: test.offers[n]!, happenedOn: `2022-06-0${n + 1}` }))
  await test.house.projector.settle()
  await test.setToday('2022-07-01' as Day)
  const apps = new Map<string, WebApp>()
  return {
    test,
    facts,
    appFor: (as) => {
      const name = as ?? ''
      const made = apps.get(name) ?? siteOver(test, as && ((language) => ({ ...VERIFYING[as], language: language ?? 'zh-Hans' })))
      apps.set(name, made)
      return made
    },
  }
}

/** One reader without script: gets pages and sends forms as they stand in them. */
export const readerOf = (app: WebApp) => ({
  get: (address: string) => fetchFrom(app, address),
  post: async (address: string, form: FormData) => {
    const answer = await app.request(address, { method: 'POST', body: form })
    return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
  },
})
