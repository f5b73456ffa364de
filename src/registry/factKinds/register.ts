import type { z } from 'zod'
import { code, dataOf, type FactKindDecl, sampleId, uuid, words } from './decl.js'

const register = (
  kind: string,
  targets: string[],
  zh: string,
  en: string,
  shape: z.ZodRawShape,
  sample: Record<string, unknown>,
): FactKindDecl => ({
  kind,
  version: 1,
  title: { zh, en },
  role: 'register',
  targets,
  data: dataOf(shape),
  sample,
})
const left = (kind: string, targets: string[], of: string, zh: string, en: string): FactKindDecl => ({
  kind,
  version: 1,
  title: { zh, en },
  role: 'register_left',
  targets,
  // A thing that leaves a denominator needs a document from outside the house, named here.
  data: dataOf({ reason: words, document: words }),
  sample: { reason: '示例理由', document: '示例文号〔2022〕1号' },
  against: [of],
})

/** Facts of the register that make denominators. Their subject is the society, base or park itself. */
export const registerKinds: readonly FactKindDecl[] = [
  register(
    'society.admitted',
    ['T03-1'],
    '学会列入名录',
    'Society entered in the register',
    { code: code, source: words },
    { code: 'A-01', source: '名录（示例）' },
  ),
  left('society.left', ['T03-1'], 'society.admitted', '学会移出名录', 'Society left the register'),
  register(
    'base.listed',
    ['T13-1'],
    '双创示范基地列入名单',
    'Demonstration base listed',
    { city: uuid, source: words },
    { city: sampleId(17), source: '名单（示例）' },
  ),
  left('base.delisted', ['T13-1'], 'base.listed', '双创示范基地移出名单', 'Demonstration base delisted'),
  register(
    'park.listed',
    ['T16-1'],
    '园区列入名单',
    'Park listed',
    { city: uuid, source: words },
    { city: sampleId(17), source: '名单（示例）' },
  ),
  left('park.delisted', ['T16-1'], 'park.listed', '园区移出名单', 'Park delisted'),
]
