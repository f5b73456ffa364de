import { HtmlValidate } from 'html-validate'

const rules = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // Tables keep their roles on a phone (data/tableRoles.ts).
    'no-redundant-role': 'off',
    // Ways of writing, not of meaning: the renderer closes void elements and writes empty attributes as it does.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-trailing-whitespace': 'off',
    'no-inline-style': 'error',
    // Boxes of one list share their name; that is how a list is sent.
    'form-dup-name': ['error', { shared: ['checkbox', 'radio', 'submit', 'button'] }],
    // Titles of pages name the thing, the list and the house.
    'long-title': 'off',
  },
})

/**
 * What is wrong with a page: errors of HTML and of its accessibility, and anything inline that the content security policy would refuse. For the
 * tests of every folder that renders pages; expect it to equal `[]`.
 */
export async function htmlFindings(html: string): Promise<string[]> {
  const report = await rules.validateString(html)
  const around = (offset: number) => html.slice(Math.max(0, offset - 80), offset + 80)
  const found = report.results.flatMap((result) => result.messages.map((one) => `${one.ruleId}: ${one.message} … ${around(one.offset)}`))
  for (const inline of html.matchAll(/<script(?![^>]* src=)[^>]*>|<[^>]+\s(?:on[a-z]+|style)="|href="\s*javascript:/gi))
    found.push(`inline: ${around(inline.index)}`)
  return found
}
