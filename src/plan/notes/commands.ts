import { z } from 'zod'
import { command, id, ok, refuse, sql } from '../../kernel/index.js'
import { changing, stampPlan } from '../book/cache.js'
import { noteAdded } from '../facts.js'
import { noteMadeOut } from '../outputs/acts.js'
import { loadVersion } from '../review/store.js'

/**
 * Proposes what an illegible run may have said, or remarks on any stretch of the text. Both stand beside the text with author, day and ground, and never
 * enter it (06 P-032).
 */
export const proposeReading = changing(
  command({
    name: 'plan.propose_reading',
    title: { zh: '为原文提出读法或批注', en: 'Propose a reading or remark' },
    output: noteMadeOut,
    input: z.object({
      version: id('plan_version'),
      kind: z.enum(['reading', 'remark']).default('reading'),
      start: z.int().min(0).max(2_000_000),
      end: z.int().min(1).max(2_000_000),
      text: z.string().trim().min(1).max(500),
      ground: z.enum(['guess', 'other_copy', 'issuing_body']),
      source: z.string().trim().max(500).optional(),
    }),
    allow: (who) => who.can('plan.review') || who.can('plan.comment'),
    permission: 'plan.comment',
    subject: (input) => input.version,
    refusals: ['version_unknown', 'not_a_text', 'stretch_unknown', 'illegible_unknown', 'source_missing'],
    load: (tx, input) => loadVersion(tx, input.version),
    decide: (version, input, at) => {
      if (!version) return refuse({ code: 'version_unknown' })
      if (!version.reading) return refuse({ code: 'not_a_text' })
      if (input.end <= input.start || input.end > version.reading.characters)
        return refuse({ code: 'stretch_unknown', characters: version.reading.characters })
      const span = version.reading.illegible.find((each) => each.char_start < input.end && input.start < each.char_end)
      if (input.kind === 'reading' && !span) return refuse({ code: 'illegible_unknown', at: input.start })
      if (input.ground !== 'guess' && !input.source) return refuse({ code: 'source_missing', field: 'source' })
      const row = at.id<'row'>()
      const { start, end, text, ground } = input
      return ok({
        change: { ...input, plan: version.plan, row },
        facts: [noteAdded({ plan: version.plan, on: at.today, row, start, end, ground, text })],
        answer: { note: row },
      })
    },
    save: async (tx, { row, plan, version, kind, start, end, text, ground, source }, at) => {
      await sql`insert into plan.note (id, plan, version, kind, char_start, char_end, text, ground, source, by_account, by_name, "on") values (${row}, ${plan}, ${version}, ${kind}, ${start}, ${end},
        ${text}, ${ground}, ${source ?? null}, ${at.viewer.account}, ${at.viewer.name}, ${at.today})`.execute(tx)
      await stampPlan(tx)
    },
  }),
)
