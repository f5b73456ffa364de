import { expect, it } from 'vitest'
import { paths } from './paths.js'

const at = { asOf: '2022-09-30', known: 's12345' }

it.each([
  [paths.home(), '/'],
  [paths.home(at), '/?asOf=2022-09-30&known=s12345'],
  [paths.about('chain'), '/about#chain'],
  [paths.search('双创 基地'), '/search?q=%E5%8F%8C%E5%88%9B%20%E5%9F%BA%E5%9C%B0'],
  [paths.suggest('units'), '/suggest/units'],
  [paths.plans(), '/plans'],
  [paths.board(2022), '/plans/2022'],
  [paths.board(2022, { ...at, group: 'unit', state: 'met' }), '/plans/2022?asOf=2022-09-30&known=s12345&group=unit&state=met'],
  [paths.boardXlsx(2022, at), '/plans/2022/board.xlsx?asOf=2022-09-30&known=s12345'],
  [paths.boardCsv(2022), '/plans/2022/board.csv'],
  [paths.meeting(2022, { known: '2022-10-08' }), '/plans/2022/meeting?known=2022-10-08'],
  [paths.changesFeed(2022), '/plans/2022/changes.atom'],
  [paths.target(2022, 'T06-1', at, 'growth'), '/plans/2022/targets/T06-1?asOf=2022-09-30&known=s12345#growth'],
  [
    paths.evidence(2022, 'T06-1', { ...at, unit: 'u', after: 'x' }),
    '/plans/2022/targets/T06-1/evidence?asOf=2022-09-30&known=s12345&unit=u&after=x',
  ],
  [paths.evidenceCsv(2022, 'T06-1', at), '/plans/2022/targets/T06-1/evidence.csv?asOf=2022-09-30&known=s12345'],
  [paths.notCounted(2022, 'T06-1', { reason: 'late' }), '/plans/2022/targets/T06-1/not-counted?reason=late'],
  [paths.register(2022, 'T13-1', { part: 'out' }), '/plans/2022/targets/T13-1/register?part=out'],
  [paths.item(2022, '6'), '/plans/2022/items/6'],
  [paths.item(2022, '2#2'), '/plans/2022/items/2%232'],
  [paths.task(2022, '6.3', at), '/plans/2022/tasks/6.3?asOf=2022-09-30&known=s12345'],
  [paths.planText(2022, undefined, 'c1318'), '/plans/2022/text#c1318'],
  [paths.checklist(2022), '/plans/2022/checklist'],
  [paths.unassigned(2022), '/plans/2022/unassigned'],
  [paths.units({ kind: 'society', find: '计算机', class: '' }), '/units?kind=society&find=%E8%AE%A1%E7%AE%97%E6%9C%BA'],
  [paths.unit('0190'), '/units/0190'],
  [paths.fact('0190', at), '/facts/0190?asOf=2022-09-30&known=s12345'],
])('%s', (made, expected) => {
  expect(made).toBe(expected)
})

it('has a test for every address', () => {
  expect(Object.keys(paths).sort()).toEqual(
    [
      'about',
      'board',
      'boardCsv',
      'boardXlsx',
      'changesFeed',
      'checklist',
      'evidence',
      'evidenceCsv',
      'fact',
      'home',
      'item',
      'meeting',
      'notCounted',
      'planText',
      'plans',
      'register',
      'search',
      'suggest',
      'target',
      'task',
      'unassigned',
      'unit',
      'units',
    ].sort(),
  )
})
