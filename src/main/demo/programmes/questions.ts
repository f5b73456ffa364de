import type { Day } from '../../../kernel/index.js'
import { person, type QuestionList, questions } from '../../../registry/demo/index.js'
import { departmentId } from '../cast.js'
import { type Sketch, type Story, Tale } from '../story.js'
import { asked, link, named, spreadOver, type World } from '../world.js'

interface ListOf {
  readonly target: string
  readonly pack: string
  readonly list: QuestionList
}

/** A whole list of ten as one act, or later one entry for an empty place. */
function listSketch(world: World, { pack, list }: ListOf, on: Day, places: readonly number[], from: number): Sketch {
  const { cast, fed } = world
  const entries = places.map((no, k) => ({
    no,
    question: questions(list)[from + k]!.id,
    proposers: spreadOver(fed.societies, from + k, 11).nameZh,
  }))
  return {
    pack,
    on,
    unit: departmentId('XS'),
    by: cast.officeOf('XS'),
    values: { round: '2022', decisionNo: `学发〔2022〕${40 + from}号`, page: link('questions', list, from), entries },
    evidence: ['decision'],
    sides: [{ side: 'signatory', by: cast.signatories[0]! }],
  }
}

const TEN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

/**
 * T10: one list published and, after a retraction, filled up again; one that reads nine of ten while a replacement waits; one that waits whole; and the
 * fourth, whose partners are still being asked, since its round opens only in October.
 */
export function questionLists(world: World): Story[] {
  const { cast, seed } = world
  const signatory = cast.signatories[0]!
  const tell = (id: string, sketch: Sketch) => new Tale(id, sketch, seed)
  const science = { target: 'T10-1', pack: 'frontier-questions', list: 'science' } as const
  const engineering = { target: 'T10-2', pack: 'engineering-problems', list: 'engineering' } as const
  const industry = { target: 'T10-3', pack: 'industry-questions', list: 'industry' } as const
  const published = (of: ListOf, on: string, confirmed: string) => {
    const sketch = listSketch(world, of, on as Day, TEN, 0)
    return tell(of.target, sketch)
      .submit(on as Day)
      .confirm(confirmed as Day, sketch.sides[0]!)
  }
  const more = (of: ListOf, on: string, place: number) => tell(`${of.target}/more`, listSketch(world, of, on as Day, [place], 10))
  const first = published(science, '2022-06-27', '2022-06-28')
    .meets('2022-06-29' as Day, 'T10-1/1', cast.secretariat, 1)
    .cancel('2022-07-18' as Day, signatory, '经复核，该问题已有定论，撤下', 'retracted', 7)
  const filled = more(science, '2022-08-02', 7).submit('2022-08-02' as Day)
  filled.confirm('2022-08-04' as Day, filled.sketch.sides[0]!)
  const second = published(engineering, '2022-06-27', '2022-06-29')
    .meets('2022-06-29' as Day, 'T10-2/1', cast.secretariat, 1)
    .cancel('2022-09-16' as Day, signatory, '表述有误，撤下重新研判', 'retracted', 4)
  return [
    ...[first, filled, second].map((tale) => tale.story),
    more(engineering, '2022-09-27', 4).submit('2022-09-27' as Day).story,
    tell('T10-3', listSketch(world, industry, '2022-09-28' as Day, TEN, 0)).submit('2022-09-28' as Day).story,
    tell('T10-4', humanSociety(world)).submit('2022-09-29' as Day).story,
  ]
}

function humanSociety(world: World): Sketch {
  const { cast, seed } = world
  const sketch = listSketch(world, { target: 'T10-4', pack: 'society-questions', list: 'human_society' }, '2022-09-29' as Day, TEN, 0)
  const [body, journal] = cast.partners
  const partners = [
    { body: '国际科学合作组织（演示）', part: 'body', consentOn: '2022-09-20', contact: asked(body!) },
    { body: '《全球问题》编辑部（演示）', part: 'journal', consentOn: '2022-09-22', contact: asked(journal!) },
    { body: '可持续发展研究联盟（演示）', part: 'body', consentOn: '2022-09-26', contact: named(person('partners abroad', 0, seed)) },
  ]
  return { ...sketch, values: { ...sketch.values, partners } }
}
