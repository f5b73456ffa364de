import { addDays, type Day } from '../../../kernel/index.js'
import { dice, person } from '../../../registry/demo/index.js'
import { registerJournal } from '../../../registry/index.js'
import { END, workday } from '../calendar.js'
import { departmentId } from '../cast.js'
import { openNo, type Programme, storiesOf } from '../fates.js'
import { quotaOf } from '../size.js'
import { must } from '../stage.js'
import { type Story, Tale } from '../story.js'
import { asked, link, named, spreadOver, unitOf, type World } from '../world.js'

type Journal = World['fed']['journals'][number]

/** T06-1: issues commissioned on a topic of the list; what the text calls them cannot be read. */
export function specialIssues(world: World): Story[] {
  const { fed, cast, seed } = world
  const excellent = fed.journals.filter((each) => each.lists.includes('excellence_programme'))
  return storiesOf(world, {
    target: 'T06-1',
    sketch: (n, on, throws) => {
      const journal = excellent[n % excellent.length]!
      const open = openNo(world, 'T06-1', n)
      const drawn = throws.pick(cast.guestEditors)
      const editor = open?.no === 0 ? cast.guestEditors[0]! : drawn
      // Some guest editors are asked by a letter with a one-time link.
      const outside = open?.fate === 'waiting' && open.no % 2 === 1
      return {
        pack: 'special-issue',
        on,
        unit: unitOf(journal.office),
        by: cast.press(journal.society),
        values: {
          journal: journal.id,
          topic: throws.pick(fed.topics).id,
          volume: String(20 + throws.below(60)),
          issue: String(1 + throws.below(12)),
          plannedOn: addDays(on, 120 + throws.below(200)),
          commissionNo: `ZY-2022-${String(n + 1).padStart(3, '0')}`,
          guestEditor: outside ? named(person('outside editors', n, seed)) : asked(editor),
        },
        evidence: ['letter'],
        sides: [{ side: 'guest_editor', by: editor }],
        cancels: { act: 'withdrawn', by: cast.press(journal.society), reason: '选题调整，撤回组约' },
      }
    },
    later: issueGoesOn,
  })
}

const issueGoesOn: NonNullable<Programme['later']> = (tale, confirmedOn, throws) => {
  const n = Number(tale.id.split('/')[1])
  // One loses its guest editor and finds no other: it lapses by rule after 60 days.
  if (n === 1) return void tale.followUp(workday(addDays(confirmedOn, 20)), 'bereaved', tale.sketch.by)
  const delivered = workday(addDays(confirmedOn, 70 + throws.below(60)))
  if (delivered >= END || throws.next() > 0.6) return
  const papers = 6 + throws.below(9)
  tale.followUp(delivered, 'delivered', tale.sketch.by, { papers })
  const published = workday(addDays(delivered, 30 + throws.below(40)))
  if (published < END)
    tale.followUp(published, 'published', tale.sketch.by, { papers, contents: link('issues', tale.id.replace('/', '-')) })
}

/** T06-2: issues of the bulletin and of the journal sketches, numbered in turn. */
export function bulletins(world: World): Story[] {
  const { fed, cast } = world
  return storiesOf(world, {
    target: 'T06-2',
    sketch: (n, on, throws) => {
      const bulletin = n % 3 !== 2
      const number = bulletin ? n - Math.floor(n / 3) + 1 : Math.floor(n / 3) + 1
      const topic = spreadOver(fed.topics, n, 7)
      const checker = throws.pick(cast.bulletinCheckers)
      return {
        pack: 'bulletin-issue',
        on,
        unit: departmentId('QK'),
        by: cast.officeOf('QK'),
        values: {
          series: bulletin ? 'frontier_bulletin' : 'journal_sketch',
          number,
          title: bulletin ? `学术前沿快报第${number}期：${topic.nameZh}` : `期刊掠影第${number}期`,
          ...(bulletin
            ? { papers: [1, 2, 3].map((k) => ({ title: `${topic.nameZh}研究论文之${k}`, link: link('papers', n, k) })) }
            : { journals: throws.some(fed.journals, 2).map(({ id }) => ({ journal: id })) }),
          page: link('bulletins', n + 1),
          checker: asked(checker),
        },
        evidence: ['issue'],
        sides: [{ side: 'checker', by: checker }],
      }
    },
  })
}

/** T06-3: places for high-start new journals, numbered; one is declined and returns to the pool. */
export function newJournalPlaces(world: World): Story[] {
  const { fed, cast, seed } = world
  const sketch: Programme['sketch'] = (n, on, throws) => {
    const journal = fed.newJournals[n % fed.newJournals.length]!
    const noticeTo = addDays(on, -2)
    return {
      pack: 'new-journal-place',
      on,
      unit: departmentId('QK'),
      by: cast.officeOf('QK'),
      before: async (stage) => {
        const { id, nameZh, nameEn, society } = journal
        const ctx = await stage.as(cast.societyOffice(society))
        must(
          'new journal',
          await registerJournal(ctx, {
            journal: id as never,
            nameZh,
            nameEn,
            owner: society.id as never,
            since: '2022',
            source: '高起点新刊申请材料（演示）',
          }),
        )
      },
      values: {
        round: '2022',
        place: n + 1,
        journal: journal.id,
        decisionNo: `刊发〔2022〕${10 + n}号`,
        noticeFrom: addDays(noticeTo, -9),
        noticeTo,
        openObjections: 0,
        publishedBefore: 'no',
      },
      evidence: ['notice', 'decision'],
      sides: [{ side: 'signatory', by: throws.pick(cast.signatories) }],
    }
  }
  const declined = new Tale('T06-3/declined', sketch(19, '2022-04-15' as Day, dice('declined place', seed)), seed).submit(
    '2022-04-15' as Day,
  )
  declined.confirm('2022-04-18' as Day, declined.sketch.sides[0]!)
  declined.cancel('2022-05-20' as Day, cast.headOf('QK'), '该刊主办单位书面放弃名额', 'declined')
  const first = Math.floor(quotaOf(world.size, 'T06-3').before / 2)
  const later: Programme['later'] = (tale, confirmedOn) => {
    if (tale.id === `T06-3/${first}`) tale.meets(confirmedOn, 'T06-3/1', cast.secretariat)
  }
  return [...storiesOf(world, { target: 'T06-3', sketch, later, lag: () => 0 }), declined.story]
}

/** T06-4: fine journals, chosen by two decisions of the year. */
export function fineJournals(world: World): Story[] {
  const { fed, cast, seed } = world
  const { before, since } = quotaOf(world.size, 'T06-4')
  const days = [...Array<Day>(before).fill('2022-05-18' as Day), ...Array<Day>(since).fill('2022-07-14' as Day)]
  const programme: Programme = {
    target: 'T06-4',
    lag: (throws) => throws.below(6),
    sketch: (n, on, throws) => {
      const journal = spreadOver(fed.journals, n, 11)
      return {
        pack: 'fine-journal',
        on,
        unit: departmentId('QK'),
        by: cast.officeOf('QK'),
        values: {
          journal: journal.id,
          decisionNo: `刊发〔2022〕${on < '2022-07' ? 31 : 47}号`,
          page: link('fine-journals', on),
          measures: [{ measure: '资助数字出版平台建设', due: '2022-12-15' }, { measure: '选派编辑参加培训' }],
          contact: named(person('fine journal contacts', n, seed)),
        },
        evidence: ['decision'],
        sides: [{ side: 'signatory', by: throws.pick(cast.signatories) }],
        cancels: { by: cast.signatories[0]!, act: 'deselected', reason: '期刊变更主办单位，退出培育' },
      }
    },
    later: (tale, confirmedOn, throws) => {
      const on = workday(addDays(confirmedOn, 15 + throws.below(60)))
      if (on >= END || throws.next() > 0.7) return
      const journal = fed.journals.find((each) => each.id === tale.sketch.values.journal) as Journal
      tale.followUp(
        on,
        'supported',
        tale.sketch.by,
        { act: '拨付首期资助并落实联系人' },
        { on: workday(addDays(on, 2)), by: cast.press(journal.society) },
      )
    },
  }
  return storiesOf(world, programme, days)
}
