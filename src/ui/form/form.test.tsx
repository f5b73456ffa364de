import { describe, expect, it } from 'vitest'
import { messages } from '../language.js'
import { Speak } from '../page/Page.js'
import { htmlFindings } from '../testing/index.js'
import { Button } from './Button.js'
import { Field } from './Field.js'
import { Form } from './Form.js'
import { findingsOf } from './formState.js'

const texts = messages({
  too_long: ({ have, most }: { have: number; most: number }) => ({
    zh: `${have} 个字，最多 ${most} 个`,
    en: `${have} characters, at most ${most}`,
  }),
  closed: { zh: '征集已截止', en: 'The call is closed' },
})
const hostile = '"><script>alert(1)</script>\' onfocus=x'
const page = (inside: unknown) =>
  `<!DOCTYPE html><html lang="en"><head><title>t</title></head><body><main><h1>t</h1>${String(inside)}</main></body></html>`

describe('a refused form', () => {
  const refusal = {
    code: 'input_invalid',
    fields: [
      { code: 'too_long', field: 'title', have: 300, most: 200 },
      { code: 'odd', field: 'on' },
    ],
  }
  const form = (
    <Speak language="en">
      <Form
        action="/x"
        refusal={refusal}
        texts={[texts]}
        labels={{ title: { zh: '题名', en: 'Title' } }}
        asked={{ title: hostile, kinds: ['a', 'c'], agree: 'yes', on: '2022-13-01', amount: '十二' }}
      >
        <Field kind="text" name="title" label="Title" value="before" help="as printed" />
        <Field kind="day" name="on" label="Day" />
        <Field kind="number" name="amount" label="Amount" />
        <Field
          kind="checks"
          name="kinds"
          label="Kinds"
          value={['b']}
          options={[
            { value: 'a', text: 'A' },
            { value: 'b', text: 'B' },
            { value: 'c', text: 'C' },
          ]}
        />
        <Field kind="checkbox" name="agree" label="Agree" />
        <Field kind="checkbox" name="public" label="Public" checked />
        <Field kind="text" name="untouched" label="Untouched" value="as it was" />
        <Button kind="primary" text="Send" />
      </Form>
    </Speak>
  ).toString() as string

  it('says each point in words, with its numbers, linked to its field', () => {
    expect(form).toContain('<p class="notice-title">2 things to correct before this can be sent</p>')
    expect(form).toContain('<a href="#f-title">Title: 300 characters, at most 200</a>')
    expect(form).toMatch(/<a href="#f-on">[^<]*code odd[^<]*<\/a>/)
  })
  it('shows at the field what is wrong with it, for eyes and ears', () => {
    expect(form).toContain('id="f-title-error">300 characters, at most 200<')
    expect(form).toMatch(/<input id="f-title" aria-describedby="f-title-help f-title-error" aria-invalid="true"/)
    expect(form).not.toMatch(/id="f-untouched"[^>]*aria-invalid/)
  })
  it('keeps what was typed, harmlessly, and what was not sent', () => {
    expect(form).not.toContain('<script')
    expect(form).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39; onfocus=x"')
    expect(form).toContain('value="2022-13-01"')
    expect(form).toContain('value="十二"')
    expect(form).toContain('value="as it was"')
    const ticked = [...form.matchAll(/value="([^"]*)" checked/g)].map((found) => found[1])
    expect(ticked).toEqual(['a', 'c', 'yes'])
  })
  it('is valid HTML', async () => {
    expect(await htmlFindings(page(form))).toEqual([])
  })
})

describe('findings', () => {
  it.each([
    [undefined, []],
    [{ code: 'closed' }, [{ field: undefined, en: 'The call is closed' }]],
    [
      { code: 'closed', fields: [{ code: 'too_long', field: 'a', have: 2, most: 1 }] },
      [
        { field: undefined, en: 'The call is closed' },
        { field: 'a', en: '2 characters, at most 1' },
      ],
    ],
  ])('of %o', (refusal, wanted) => {
    expect(findingsOf(refusal, [texts]).map(({ field, text }) => ({ field, en: text.en }))).toEqual(wanted)
  })
  it('an unknown code is said with its code, never left out', () => {
    expect(findingsOf({ code: 'toString' }, [texts])[0]?.text.en).toContain('toString')
  })
})

it('a password is never written into the page', () => {
  const html = (
    <Form action="/x" asked={{ secret: 'hunter2' }}>
      <Field kind="text" type="password" name="secret" label="Password" value="hunter2" />
    </Form>
  ).toString()
  expect(html).not.toContain('hunter2')
})

it('a greyed button says why and cannot be pressed', () => {
  const html = (
    <Speak language="zh-Hant">
      <Button kind="primary" text={{ zh: '发布', en: 'Publish' }} disabledReason={{ zh: '还差 2 份评审意见', en: '2 reviews missing' }} />
    </Speak>
  ).toString()
  expect(html).toMatch(/<button[^>]* disabled=""[^>]*>發布/)
  expect(html).toContain('還差 2 份評審意見')
})

it('a form sent by GET lets the browser check, one sent by POST leaves it to us', () => {
  expect((<Form action="/x" method="get" />).toString()).not.toContain('novalidate')
  expect((<Form action="/x" files />).toString()).toMatch(/enctype="multipart\/form-data"[^>]*novalidate/)
})
