import {
  type Ctx,
  type Day,
  type House,
  type Id,
  moveDemoClock,
  newId,
  type Refusal,
  type Result,
  system,
  uuidOf,
  type Viewer,
} from '../../kernel/index.js'
import { type EvidenceFile, uploadEvidence } from '../../records/index.js'
import { viewerForAccount } from '../../registry/index.js'
import type { Member } from './cast.js'
import { type DocumentName, documentOf } from './documents.js'

/** Makes the account by which someone acts. `key` is that of the people for whom sign-in links are printed. */
export type AccountFor = (member: Pick<Member, 'id' | 'nameZh' | 'email'> & { readonly key?: string }) => Promise<Id<'account'>>

/** An account id that nobody can sign in with: enough for records to say who acted. */
export const inventedAccount: AccountFor = async ({ id }) => uuidOf('demo', 'account', id) as Id<'account'>

/** Where the demo is played: the house, and everybody's rights as the registry gives them. */
export interface Stage {
  readonly house: House
  readonly asSystem: Ctx
  readonly accountOf: (member: Member) => Promise<Id<'account'>>
  /** The context in which this person acts, with the rights that his posts give him. */
  as(member: Member): Promise<Ctx>
  /** Brings a paper as this person and gives its hash; each person brings each paper once. */
  paper(member: Member, name: DocumentName): Promise<string>
  upload(member: Member, name: string, bytes: Buffer): Promise<string>
  /** Ids of records that were not chosen by the demo (rows of imported tables), by story. */
  readonly records: Map<string, string>
  /** Ids of the plan’s milestones, by target and number: `T10-1/1`. */
  readonly steps: Map<string, string>
}

/** The answer, or a fault that names what was refused: nobody reads refusals here. */
export function must<A>(what: string, answer: Result<A, Refusal>): A {
  if (!answer.ok) throw new Error(`the demo could not be played (${what}): ${JSON.stringify(answer.refusal)}`)
  return answer.value
}

/** Seals what has happened, then moves the federation's day on. */
export async function setClock({ house }: Stage, to: Day): Promise<void> {
  await house.projector.settle()
  must(`clock to ${to}`, await moveDemoClock(house.database.db, to))
}

export function stageOf(house: House, accountFor: AccountFor): Stage {
  const accounts = new Map<string, Promise<Id<'account'>>>()
  const viewers = new Map<string, Promise<Viewer>>()
  const papers = new Map<string, Promise<string>>()
  const remembered = <T>(map: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> => {
    const known = map.get(key)
    if (known) return known
    const fresh = make()
    map.set(key, fresh)
    return fresh
  }
  const ctx = (viewer: Viewer): Ctx => ({ house, viewer, requestId: newId() })
  const accountOf = (member: Member) => remembered(accounts, member.id, () => accountFor(member))
  const as = async (member: Member) => {
    const viewer = remembered(viewers, member.id, async () =>
      viewerForAccount(house.database.db, await accountOf(member), 'zh-Hans', 'session'),
    )
    return ctx(await viewer)
  }
  const upload = async (member: Member, name: string, bytes: Buffer) => {
    const kept: EvidenceFile = must(`upload ${name}`, await uploadEvidence(await as(member), { name, bytes }))
    return kept.hash
  }
  return {
    house,
    asSystem: ctx(system),
    accountOf,
    as,
    paper: (member, name) =>
      remembered(papers, `${member.id}/${name}`, () => upload(member, documentOf(name).name, documentOf(name).bytes)),
    upload,
    records: new Map(),
    steps: new Map(),
  }
}
