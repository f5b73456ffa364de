import { expect, it } from 'vitest'
import { paths } from './paths.js'

const at = { asOf: '2022-09-30', known: 's12345' }

it.each([
  [paths.home(), '/'],
  [paths.home(at), '/?asOf=2022-09-30&known=s12345'],
  [paths.about('chain'), '/about#chain'],
  [paths.verification(2022, '/seed', 'verify_q1'), '/plans/2022/verification/seed#verify_q1'],
  [paths.sample(2022, 'a', { after: 20 }), '/plans/2022/verification/a?after=20'],
  [paths.disputes(2022, { target: 'T15-2', standing: 'final' }), '/plans/2022/disputes?target=T15-2&standing=final'],
  [paths.dispute(2022, 'd', '/answer'), '/plans/2022/disputes/d/answer'],
  [paths.raiseDispute(2022, 'T15-2', { fact: 'f', about: 'not_counted' }), '/plans/2022/targets/T15-2/dispute?fact=f&about=not_counted'],
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
  [paths.section(2022, '2'), '/plans/2022/sections/2'],
  [paths.item(2022, '6', undefined, 'waiting'), '/plans/2022/items/6#waiting'],
  [paths.planSource(2022, 'v'), '/plans/2022/source?version=v'],
  [paths.checklist(2022), '/plans/2022/checklist'],
  [paths.unassigned(2022), '/plans/2022/unassigned'],
  [paths.units({ kind: 'society', find: '计算机', class: '' }), '/units?kind=society&find=%E8%AE%A1%E7%AE%97%E6%9C%BA'],
  [paths.unit('0190'), '/units/0190'],
  [paths.fact('0190', at), '/facts/0190?asOf=2022-09-30&known=s12345'],
  [paths.api('plan'), '/api#plan'],
  [paths.signIn(), '/sign-in'],
  [paths.signIn('/desk?a=1'), '/sign-in?to=%2Fdesk%3Fa%3D1'],
  [paths.signInCode('/desk'), '/sign-in/code?to=%2Fdesk'],
  [paths.signInLetter(), '/sign-in/letter'],
  [paths.signInLink('t-_k'), '/sign-in/link/t-_k'],
  [paths.signOut(), '/sign-out'],
  [paths.forgotPassword(), '/password'],
  [paths.ownPassword(), '/account/password'],
  [paths.desk(), '/desk'],
  [paths.account('/codes'), '/desk/account/codes'],
  [paths.account('', 'tokens'), '/desk/account#tokens'],
  [paths.permissions(), '/desk/permissions'],
  [paths.permission('plan.import', '0190'), '/desk/permissions/plan.import?unit=0190'],
  [paths.people({ find: '张' }), '/desk/people?find=%E5%BC%A0'],
  [paths.newPerson(), '/desk/people/new'],
  [paths.person('0190', '/appoint'), '/desk/people/0190/appoint'],
  [paths.outbox(), '/desk/outbox'],
  [paths.clock(), '/desk/clock'],
  [paths.planList(), '/desk/plans'],
  [paths.planImport(), '/desk/plans/import'],
  [paths.planDesk('0190', '/review', { at: 1318, show: null }, 'tree'), '/desk/plans/0190/review?at=1318#tree'],
])('%s', (made, expected) => {
  expect(made).toBe(expected)
})

it('each is a path of its own on this site', () => {
  const made = Object.entries(paths).map(
    ([name, path]) => [name, (path as (...parts: string[]) => string)('a', 'b', 'c').split(/[?#]/)[0]!] as const,
  )
  for (const [name, path] of made) expect(path, name).toMatch(/^\/[^/]|^\/$/)
  expect(new Set(made.map(([, path]) => path)).size).toBe(made.length)
})
