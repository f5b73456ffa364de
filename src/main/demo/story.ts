import { type Day, type Id, uuidOf } from '../../kernel/index.js'
import { meetMilestone } from '../../plan/index.js'
import {
  answerFollowUp,
  cancelFact,
  confirmRecord,
  recordById,
  refuseRecord,
  reinstateFact,
  reportFollowUp,
  saveDraft,
  sendBackRecord,
  strikeFact,
  submitRecord,
  withdrawRecord,
} from '../../records/index.js'
import { registerPerson } from '../../registry/index.js'
import type { Member } from './cast.js'
import { type DocumentName, documentOf } from './documents.js'
import { must, type Stage } from './stage.js'

/** Something that someone does on a day. */
export interface Act {
  readonly on: Day
  readonly run: (stage: Stage) => Promise<unknown>
}

/** What happens around one thing, in order; acts of one story follow one another, different stories run beside each other. */
export interface Story {
  readonly id: string
  readonly acts: readonly Act[]
}

export interface NewPerson {
  readonly id: Id<'person'>
  readonly nameZh: string
  readonly nameEn: string
  readonly employer: Id<'unit'>
}

/** One happening as its recorder tells it, and who agrees for each side. */
export interface Sketch {
  readonly pack: string
  readonly unit: Id
  readonly by: Member
  readonly on: Day
  readonly values: Readonly<Record<string, unknown>>
  readonly evidence?: readonly DocumentName[]
  readonly sides: readonly { readonly side: string; readonly no?: number; readonly by: Member }[]
  /** People who are not in the register yet; the recorder registers them first. */
  readonly people?: readonly NewPerson[]
  /** Something to be in place before it is recorded, on the same day. */
  readonly before?: (stage: Stage) => Promise<unknown>
  /** Who may say later that it no longer counts, and by which rule of the pack. */
  readonly cancels?: { readonly act?: string; readonly by: Member; readonly reason: string }
  /** The record of someone else about the same event. */
  readonly twin?: { readonly unit: Id; readonly by: Member }
}

/** Tells a story act by act. The version that each act names follows from the acts before it. */
export class Tale {
  readonly acts: Act[] = []
  private version = 0

  constructor(
    readonly id: string,
    readonly sketch: Sketch,
    private readonly seed: number,
  ) {}

  get story(): Story {
    return { id: this.id, acts: this.acts }
  }

  /** Puts the acts in the order of their days; those of one day stay as they were told. */
  inOrder(): this {
    this.acts.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    return this
  }

  private add(on: Day, run: Act['run']): this {
    this.acts.push({ on, run })
    return this
  }

  readonly recordId = (stage: Stage): Id<'record'> =>
    (stage.records.get(this.id) ?? uuidOf('demo record', this.seed, this.id)) as Id<'record'>

  private async say(stage: Stage, how: typeof submitRecord | typeof saveDraft, version: number, values: Sketch['values']) {
    const { pack, unit, by, on, people = [] } = this.sketch
    const ctx = await stage.as(by)
    for (const { employer, ...person } of people)
      must(
        'participant',
        await registerPerson(ctx, {
          person: person.id,
          nameZh: person.nameZh,
          nameEn: person.nameEn,
          source: '参与人员名单',
          employer: { unit: employer, since: '2021-01-01' as Day },
        }),
      )
    await this.sketch.before?.(stage)
    const evidence = await Promise.all((this.sketch.evidence ?? []).map((name) => stage.paper(by, name)))
    const said = {
      record: this.recordId(stage),
      pack,
      unit,
      happenedOn: on,
      values,
      evidence,
      ...(version > 1 ? { version: version - 1 } : {}),
    }
    must(`${this.id} v${version}`, await (how as typeof submitRecord)(ctx, said as never))
  }

  draft(on: Day, values: Sketch['values'] = this.sketch.values): this {
    const version = ++this.version
    return this.add(on, (stage) => this.say(stage, saveDraft, version, values))
  }

  submit(on: Day, values: Sketch['values'] = this.sketch.values): this {
    const version = ++this.version
    return this.add(on, (stage) => this.say(stage, submitRecord, version, values))
  }

  /** Its first version came with a table. */
  imported(): this {
    this.version = 1
    return this
  }

  private side(stage: Stage, { side, no = 1 }: Sketch['sides'][number], version: number) {
    return { record: this.recordId(stage), side, no, version }
  }

  confirm(on: Day, side: Sketch['sides'][number]): this {
    const version = this.version
    return this.add(on, async (stage) =>
      must(`confirm ${this.id}`, await confirmRecord(await stage.as(side.by), this.side(stage, side, version))),
    )
  }

  turnAway(on: Day, how: 'send_back' | 'refuse', side: Sketch['sides'][number], reason: string): this {
    const version = this.version
    const act = how === 'refuse' ? refuseRecord : sendBackRecord
    return this.add(on, async (stage) =>
      must(`${how} ${this.id}`, await act(await stage.as(side.by), { ...this.side(stage, side, version), reason })),
    )
  }

  withdraw(on: Day, reason: string): this {
    const version = this.version
    return this.add(on, async (stage) => {
      const said = { record: this.recordId(stage), unit: this.sketch.unit as never, version, reason }
      return must(`withdraw ${this.id}`, await withdrawRecord(await stage.as(this.sketch.by), said))
    })
  }

  /** The fact that the record has made; of a list, that of its n-th entry. */
  async factOf(stage: Stage, entry = 0): Promise<Id<'fact'>> {
    const view = must(`look at ${this.id}`, await recordById(stage.asSystem, { record: this.recordId(stage) }))
    const fact = entry > 0 ? view?.entries.find((each) => each.no === entry)?.fact : view?.fact
    if (!fact) throw new Error(`the demo’s record ${this.id} has made no fact${entry ? ` for entry ${entry}` : ''}`)
    return fact as Id<'fact'>
  }

  cancel(on: Day, by: Member, reason: string, act?: string, entry = 0): this {
    return this.add(on, async (stage) => {
      const said = { fact: await this.factOf(stage, entry), on, reason, ...(act ? { act } : {}) }
      return must(`cancel ${this.id}`, await cancelFact(await stage.as(by), said))
    })
  }

  strike(on: Day, by: Member, reason: string, entry = 0): this {
    return this.add(on, async (stage) => {
      const said = { fact: await this.factOf(stage, entry), reason, document: '异议处理决定（演示）' }
      return must(`strike ${this.id}`, await strikeFact(await stage.as(by), said))
    })
  }

  reinstate(on: Day, by: Member, reason: string, entry = 0): this {
    return this.add(on, async (stage) => {
      const said = { fact: await this.factOf(stage, entry), on, reason }
      return must(`reinstate ${this.id}`, await reinstateFact(await stage.as(by), said))
    })
  }

  /** The fact of the record by which a milestone of the plan was reached. */
  meets(on: Day, step: string, by: Member, entry = 0): this {
    return this.add(on, async (stage) => {
      const said = { milestone: stage.steps.get(step) as Id<'row'>, fact: await this.factOf(stage, entry) }
      return must(`milestone ${step}`, await meetMilestone(await stage.as(by), said))
    })
  }

  /** Something later that belongs to the record; where the pack names a side, `answers` agrees a few days after. */
  followUp(on: Day, step: string, by: Member, values: Sketch['values'] = {}, answers?: { readonly on: Day; readonly by: Member }): this {
    const followUp = uuidOf('demo follow-up', this.seed, this.id, step, this.acts.length) as Id<'follow_up'>
    this.add(on, async (stage) => {
      const said = { followUp, record: this.recordId(stage), step, happenedOn: on, values }
      return must(`${step} of ${this.id}`, await reportFollowUp(await stage.as(by), said))
    })
    return answers
      ? this.add(answers.on, async (stage) =>
          must(`answer ${this.id}`, await answerFollowUp(await stage.as(answers.by), { followUp, verdict: 'confirm' })),
        )
      : this
  }
}

/** Hash of the paper as it stands in a file field of the form. */
export const asFile = (name: DocumentName): readonly string[] => [documentOf(name).hash]
