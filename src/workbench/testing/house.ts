import type { Viewer } from '../../kernel/index.js'
import { confirmPlan, reviewProposal } from '../../plan/index.js'
import { confirmer, done, editor, importSeed, reviewAll, treeOf } from '../../plan/testing.js'
import { type Federation, federation, someone } from '../../records/testing/federation.js'

/** People of the desk's tests, by the name that stands for them in a request. */
export const PEOPLE = {
  /** Records for the society, and confirms what it is asked for. */
  society: someone('society', 'society_office@society'),
  other: someone('other', 'society_office@otherSociety'),
  journal: someone('journal', 'journal_office@office'),
  needer: someone('needer', 'unit_contact@needer'),
  offerer: someone('offerer', 'unit_contact@offerer'),
  base: someone('base', 'base_contact@base'),
  department: someone('department', 'department_office@department'),
  head: someone('head', 'department_head'),
  signatory: someone('signatory', 'signatory'),
  panel: someone('panel', 'dispute_panel'),
  secretariat: someone('secretariat', 'secretariat'),
  library: someone('library', 'case_library_office@department'),
  steward: someone('steward', 'data_steward'),
} as const satisfies Record<string, Viewer>
export type Who = keyof typeof PEOPLE

export interface DeskHouse extends Federation {
  readonly needs: readonly string[]
  readonly offers: readonly string[]
}

/** A small federation in which the plan of 2022 is in force, so that figures move; the projector runs by itself. */
export async function deskHouse(): Promise<DeskHouse> {
  const test = await federation()
  const { version } = await importSeed(test)
  await reviewAll(test, version)
  const unsure = (await treeOf(test, version)).targets.filter((target) => target.verdict === 'open')
  for (const target of unsure)
    done(await reviewProposal(test.as(editor), { version, at: target.num_start, verdict: 'accept', reason: '核对原文' }))
  done(await confirmPlan(test.as(confirmer), { version }))
  const needs = await test.subjects('need', 8)
  const offers = await test.subjects('offer', 8)
  await test.house.projector.settle()
  test.house.projector.start()
  return { ...test, needs, offers }
}
