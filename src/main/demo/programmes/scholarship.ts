import { addDays } from '../../../kernel/index.js'
import { sittingTopic } from '../../../registry/demo/index.js'
import { END, workday } from '../calendar.js'
import { departmentId } from '../cast.js'
import { openNo, type Programme, storiesOf } from '../fates.js'
import { quotaOf } from '../size.js'
import { asFile, type Story } from '../story.js'
import { asked, crowd, link, spreadOver, unitOf, type World } from '../world.js'

/** T07-1: graded lists of first-level disciplines. */
export function gradedCatalogues(world: World): Story[] {
  const { fed, cast } = world
  const first = fed.disciplines.filter((each) => each.level === 1)
  return storiesOf(world, {
    target: 'T07-1',
    sketch: (n, on, throws) => {
      const society = throws.pick(fed.societies)
      return {
        pack: 'graded-catalogue',
        on,
        unit: unitOf(society),
        by: cast.societyOffice(society),
        values: {
          discipline: spreadOver(first, n, 5).id,
          standard: fed.standards[1]!.id,
          edition: '2022',
          tiers: [
            { tier: 't1', journals: 5 + throws.below(10) },
            { tier: 't2', journals: 10 + throws.below(20) },
            { tier: 't3', journals: 15 + throws.below(40) },
          ],
          domesticMembers: 15,
          foreignMembers: 4,
          votesCast: 17,
          votesFor: 13 + throws.below(5),
          page: link('catalogues', n + 1),
        },
        evidence: ['decision'],
        sides: [{ side: 'signatory', by: throws.pick(cast.signatories) }],
        cancels: { by: cast.signatories[0]!, act: 'withdrawn', reason: '目录需按新标准重新编制' },
      }
    },
  })
}

/** T11-1: roadmap studies of key industries, led by enterprises. */
export function roadmapStudies(world: World): Story[] {
  const { fed, cast } = world
  const { before, since } = quotaOf(world.size, 'T11-1')
  const all = before + since
  const leading = fed.enterprises.filter((each) => each.leading)
  return storiesOf(world, {
    target: 'T11-1',
    sketch: (n, on, throws) => {
      const society = throws.pick(fed.societies)
      const lead = throws.pick(leading)
      return {
        pack: 'roadmap-study',
        on,
        unit: unitOf(society),
        by: cast.societyOffice(society),
        values: {
          industry: fed.keyIndustries[n % fed.keyIndustries.length]!.id,
          topic: fed.roadmapTopics[n % fed.roadmapTopics.length]!.id,
          lead: lead.id,
          others: ['enterprise', 'institute', 'university'],
          societies: [{ society: society.id }],
          brief: asFile('brief'),
        },
        evidence: ['brief'],
        sides: [{ side: 'department', by: cast.headOf('XS') }],
        cancels: { by: cast.headOf('XS'), act: 'terminated', reason: '牵头企业退出，研究终止' },
      }
    },
    later: (tale, confirmedOn, throws) => {
      if (tale.id === `T11-1/${all - 1}`) tale.meets(confirmedOn, 'T11-1/1', cast.secretariat)
      const on = workday(addDays(confirmedOn, 40 + throws.below(60)))
      const lead = leading.find((each) => each.id === tale.sketch.values.lead)!
      if (on < END)
        tale.followUp(
          on,
          'milestone',
          tale.sketch.by,
          { milestone: '产业现状与技术差距报告' },
          { on: workday(addDays(on, 4)), by: cast.firm(lead) },
        )
    },
  })
}

/** T11-2: studies of the development of disciplines. */
export function disciplineStudies(world: World): Story[] {
  const { fed, cast, seed } = world
  return storiesOf(world, {
    target: 'T11-2',
    sketch: (n, on, throws) => {
      const society = throws.pick(fed.societies)
      const direction = throws.pick(['basic', 'key', 'frontier', 'cross'])
      return {
        pack: 'discipline-study',
        on,
        unit: unitOf(society),
        by: cast.societyOffice(society),
        values: {
          discipline: spreadOver(fed.disciplines, n, 37).id,
          direction,
          team: crowd('study teams', n, 6, seed),
          ...(direction === 'cross' ? { societies: throws.some(fed.societies, 2).map(({ id }) => ({ society: id })) } : {}),
          likeness: 8 + throws.below(30),
          brief: asFile('brief'),
        },
        evidence: ['brief'],
        sides: [{ side: 'department', by: cast.headOf('XS') }],
        cancels: { by: cast.headOf('XS'), act: 'terminated', reason: '首席专家调离，研究终止' },
      }
    },
    later: (tale, confirmedOn, throws) => {
      const on = workday(addDays(confirmedOn, 50 + throws.below(60)))
      if (on < END)
        tale.followUp(
          on,
          'milestone',
          tale.sketch.by,
          { milestone: '开题报告与框架' },
          { on: workday(addDays(on, 5)), by: cast.headOf('XS') },
        )
    },
  })
}

const PLACES = ['北区会议中心', '学术交流中心', '线上', '科技会堂'] as const

/** T12-1 and T12-2: sittings, numbered as they come. The approver of the minutes is asked in person. */
export function sittings(world: World): Story[] {
  return [...storiesOf(world, seminars(world)), ...storiesOf(world, salons(world))]
}

function seminars(world: World): Programme {
  const { cast, seed } = world
  return {
    target: 'T12-1',
    sketch: (n, on, throws) => {
      const drawn = throws.pick(cast.approvers)
      const approver = openNo(world, 'T12-1', n)?.no === 0 ? cast.approvers[0]! : drawn
      const place = throws.pick(PLACES)
      return {
        pack: 'expert-seminar',
        on,
        unit: departmentId('XS'),
        by: cast.officeOf('XS'),
        values: {
          sitting: n + 1,
          topic: sittingTopic('expert-seminar', n, seed).zh,
          place,
          experts: throws.some(cast.experts, 8 + throws.below(4)).map(asked),
          onSite: place === '线上' ? 0 : 20 + throws.below(40),
          online: throws.below(3000),
          approver: asked(approver),
        },
        evidence: ['minutes'],
        sides: [{ side: 'approver', by: approver }],
      }
    },
    later: (tale, confirmedOn, throws) => {
      const on = workday(addDays(confirmedOn, 12 + throws.below(25)))
      if (on < END && throws.next() < 0.7)
        tale.followUp(on, 'recommended', tale.sketch.by, { title: `关于${tale.sketch.values.topic}的建议` })
    },
  }
}

function salons({ cast, seed, fed }: World): Programme {
  return {
    target: 'T12-2',
    sketch: (n, on, throws) => {
      const approver = throws.pick(cast.approvers)
      const society = throws.pick(fed.societies)
      return {
        pack: 'youth-salon',
        on,
        unit: unitOf(society),
        by: cast.societyOffice(society),
        values: {
          sitting: n + 1,
          topic: sittingTopic('youth-salon', n, seed).zh,
          place: throws.pick(PLACES),
          speakers: crowd('young speakers', n, 3, seed).map((speaker) => ({
            person: speaker,
            age: 29 + throws.below(16),
            discipline: throws.pick(fed.disciplines).id,
          })),
          onSite: 30 + throws.below(50),
          online: throws.below(1500),
          approver: asked(approver),
        },
        evidence: throws.next() < 0.4 ? ['minutes', 'photo'] : ['minutes'],
        sides: [{ side: 'approver', by: approver }],
      }
    },
  }
}
