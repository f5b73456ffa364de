import { z } from 'zod'
import { answerParts, id } from '../../kernel/index.js'

const { count } = answerParts
const no = count('Number of the version')

/** What commands of the plan tell. */
export const importedOut = z.strictObject({
  plan: id('plan'),
  version: id('plan_version'),
  no,
  targets: count('Targets found in the text'),
})
export const reviewedOut = z.strictObject({ acts: count('Acts that were written down') })
export const noteMadeOut = z.strictObject({ note: z.guid() })
export const confirmedOut = z.strictObject({ plan: id('plan'), version: id('plan_version'), targets: count('Targets of the plan') })
export const amendmentOut = z.strictObject({ version: id('plan_version'), no })
export const ruleMadeOut = z.strictObject({ rule: z.guid(), version: count('Version of the rule') })
export const rowMadeOut = z.strictObject({ row: z.guid().meta({ description: 'Id of what was made, as the act that ends it names it' }) })
export const tasksImportedOut = z.strictObject({ changes: count('Changes made'), rows: count('Rows of the file') })
