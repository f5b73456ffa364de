import { z } from 'zod'
import { day } from '../../kernel/index.js'
import { code, counting, type FactKindDecl, sampleId, uuid, words, yesNo } from './decl.js'

/** Counting kinds of items 3 to 9: societies, journals, cases. */
export const societyAndJournalKinds: readonly FactKindDecl[] = [
  counting(
    'society_plan.adopted',
    ['T03-1'],
    { zh: '学会年度方案已通过', en: 'Society plan adopted' },
    { society: uuid, year: z.int().min(2000).max(2199) },
    { society: sampleId(1), year: 2022 },
  ),
  counting(
    'special_issue.commissioned',
    ['T06-1'],
    { zh: '专刊已组约', en: 'Special issue commissioned' },
    { journal: uuid, topic: uuid, volume: code, issue: code, plannedOn: day },
    { journal: sampleId(2), topic: sampleId(3), volume: '12', issue: '6', plannedOn: '2022-11-15' },
  ),
  counting(
    'bulletin_issue.released',
    ['T06-2'],
    { zh: '快报或掠影已发布', en: 'Bulletin or sketch issue released' },
    { series: z.enum(['frontier_bulletin', 'journal_sketch']), number: z.int().min(1), title: words },
    { series: 'frontier_bulletin', number: 7, title: '学术前沿快报第7期（示例）' },
  ),
  counting(
    'new_journal_place.awarded',
    ['T06-3'],
    { zh: '新刊名额已授予', en: 'New-journal place awarded' },
    { round: code, place: z.int().min(1), journal: uuid },
    { round: '2022', place: 5, journal: sampleId(2) },
  ),
  counting(
    'fine_journal.selected',
    ['T06-4'],
    { zh: '精品期刊已入选', en: 'Fine journal selected' },
    { journal: uuid },
    { journal: sampleId(2) },
  ),
  counting(
    'discipline_list.published',
    ['T07-1'],
    { zh: '学科分级目录已发布', en: 'Graded discipline list published' },
    { discipline: uuid, standard: uuid, edition: code },
    { discipline: sampleId(4), standard: sampleId(5), edition: '2022' },
  ),
  counting(
    'case.accessioned',
    ['T07-2'],
    { zh: '案例已入库', en: 'Case accessioned' },
    { case: code, fingerprint: z.string().regex(/^[0-9a-f]{64}$/), submitter: uuid, matterOn: day, elsewhere: yesNo },
    { case: 'AL2022-000123', fingerprint: '0'.repeat(63).concat('1'), submitter: sampleId(1), matterOn: '2022-02-03', elsewhere: 'no' },
  ),
  counting(
    'case.downloaded',
    ['T07-3'],
    { zh: '案例已被下载', en: 'Case downloaded' },
    { user: code, case: code, at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/) },
    { user: 'u-7f3a', case: 'AL2022-000123', at: '09:41' },
  ),
  counting(
    'journal_indexing.accepted',
    ['T08-1'],
    { zh: '期刊已被数据库收录', en: 'Journal accepted by a database' },
    { journal: uuid, database: uuid, aided: yesNo },
    { journal: sampleId(2), database: sampleId(6), aided: 'yes' },
  ),
  counting(
    'foreign_event.attended',
    ['T08-2'],
    { zh: '已参与境外会展', en: 'Foreign meeting or fair attended' },
    { event: uuid, edition: code, mode: z.enum(['on_site', 'online']) },
    { event: sampleId(7), edition: '2022', mode: 'on_site' },
  ),
  counting(
    'data_policy.enacted',
    ['T09-1'],
    { zh: '期刊数据政策已生效', en: 'Data policy in force' },
    { journal: uuid, policyVersion: code, level: z.enum(['encouraged', 'expected', 'required']) },
    { journal: sampleId(2), policyVersion: '1.0', level: 'expected' },
  ),
  counting(
    'journal_service.confirmed',
    ['T09-2'],
    { zh: '期刊公共服务已确认', en: 'Public service confirmed by a journal' },
    { journal: uuid, service: uuid },
    { journal: sampleId(2), service: sampleId(8) },
  ),
]
