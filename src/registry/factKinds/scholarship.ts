import { z } from 'zod'
import { code, count, counting, type FactKindDecl, sampleId, uuid, words } from './decl.js'

const sitting = { series: code, sitting: z.int().min(1), topic: words, place: words, onSite: count, online: count }

/** Counting kinds of items 10 to 12: questions, studies, sittings. */
export const scholarshipKinds: readonly FactKindDecl[] = [
  counting(
    'question.published',
    ['T10-1', 'T10-2', 'T10-3', 'T10-4'],
    { zh: '问题已随清单发布', en: 'Question published in a list' },
    { round: code, list: z.enum(['science', 'engineering', 'industry', 'human_society']), no: z.int().min(1).max(10), question: uuid },
    { round: '2022', list: 'science', no: 3, question: sampleId(11) },
  ),
  counting(
    'roadmap_study.launched',
    ['T11-1'],
    { zh: '技术路线图研究已启动', en: 'Roadmap study launched' },
    { industry: uuid, topic: uuid, lead: uuid },
    { industry: sampleId(12), topic: sampleId(13), lead: sampleId(14) },
  ),
  counting(
    'discipline_study.launched',
    ['T11-2'],
    { zh: '学科发展研究已启动', en: 'Discipline study launched' },
    { discipline: uuid, direction: z.enum(['basic', 'key', 'frontier', 'cross']) },
    { discipline: sampleId(4), direction: 'frontier' },
  ),
  counting('expert_seminar.held', ['T12-1'], { zh: '高层次专家研讨已举办', en: 'Expert seminar held' }, sitting, {
    series: 'expert-seminar',
    sitting: 4,
    topic: '示例议题',
    place: '示例会场',
    onSite: 26,
    online: 310,
  }),
  counting('youth_salon.held', ['T12-2'], { zh: '青年科学家沙龙已举办', en: 'Young scientists’ salon held' }, sitting, {
    series: 'youth-salon',
    sitting: 9,
    topic: '示例议题',
    place: '示例会场',
    onSite: 40,
    online: 1_200,
  }),
]
