import { z } from 'zod'
import { day, ok, type Refusal, type Result, refuse } from '../../kernel/index.js'
import { line } from '../input.js'
import type { OutsideDocument } from '../types.js'

/** What proves a removal: a paper of somebody outside, which others can find again. */
export const outsideDocument = z
  .strictObject({
    title: line(200),
    issuer: line(120),
    dated: day,
    number: line(60).optional(),
    link: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional(),
    file: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'file_hash')
      .optional(),
  })
  .refine((paper) => paper.number || paper.link || paper.file, 'document_not_findable')

/** The federation cannot prove by its own paper that a base or park is gone. */
export function isOutside(paper: OutsideDocument, own: readonly string[]): Result<true, Refusal> {
  const issuer = paper.issuer.replaceAll(/\s/g, '').toLowerCase()
  const inside = own.find((name) => name.replaceAll(/\s/g, '').toLowerCase() === issuer)
  return inside ? refuse({ code: 'document_not_outside', field: 'document', issuer: paper.issuer }) : ok(true)
}

/** The paper in one line, as facts carry it. */
export const cite = (paper: OutsideDocument): string =>
  [paper.issuer, paper.title, paper.number, paper.dated].filter(Boolean).join(' · ').slice(0, 300)
