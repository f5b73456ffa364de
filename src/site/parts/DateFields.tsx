import { Button, Field, Form, Hidden } from '../../ui/index.js'
import { texts } from '../messages.js'
import type { ReadAt } from '../standing.js'

/** With script a changed day is applied at once; without, by the button. */
export const ENHANCED = {
  novalidate: true,
  'hx-trigger': 'change, submit',
  'hx-target': '#content',
  'hx-select': '#content',
  'hx-swap': 'outerHTML',
  'hx-push-url': 'true',
}

/** As of which day, and as known when: the two fields that the board, the directory and a unit's page share. */
export function DateFields({ at }: { at: ReadAt }) {
  return (
    <>
      <Field kind="day" name="asOf" label={texts.asOf} value={at.asOf} required={true} />
      <Field kind="day" name="known" label={texts.knownOn} value={at.asked.known ?? at.today} required={true} />
    </>
  )
}

/** A page's two times as a form of their own; `keep` is what else stands in its address. */
export function DateControls({ action, at, keep = {} }: { action: string; at: ReadAt; keep?: Readonly<Record<string, string>> }) {
  return (
    <Form action={action} method="get" layout="line" attrs={{ ...ENHANCED, 'hx-get': action }}>
      <DateFields at={at} />
      {Object.entries(keep).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      <Button text={texts.apply} />
    </Form>
  )
}
