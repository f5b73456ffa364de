import type { Child } from 'hono/jsx'
import { kernelRefusals } from '../../../kernel/index.js'
import { planRefusals } from '../../../plan/index.js'
import { ONCE, once } from '../../../ui/http/index.js'
import { Form, Hidden, type Words } from '../../../ui/index.js'
import { actionOf, type ReviewView } from './view.js'

export interface ActFormProps {
  view: ReviewView
  /** Name of the act in the address. */
  act: string
  /** Told apart where one page has several forms for the same act. */
  which?: string | number
  values?: Readonly<Record<string, string | number>>
  labels?: Readonly<Record<string, Words>>
  layout?: 'column' | 'line'
  children?: Child
}

/** One act of review as a form: it knows its version and place, and shows again what was typed when it was refused. */
export function ActForm({ view, act, which, values = {}, labels, layout, children }: ActFormProps) {
  const name = which === undefined ? act : `${act}-${which}`
  const mine = view.refused?.form === name ? view.refused : undefined
  return (
    <Form
      action={actionOf(view, act)}
      prefix={name}
      layout={layout}
      asked={mine?.asked}
      refusal={mine?.refusal}
      texts={[planRefusals, kernelRefusals]}
      labels={labels}
    >
      <Hidden name={ONCE} value={once()} />
      <Hidden name="version" value={view.page.version.id} />
      <Hidden name="show" value={view.show} />
      {/* Not “form”: that name would stand in the way of the element’s own property, which scripts read. */}
      <Hidden name="_form" value={name} />
      {view.at !== undefined && values.at === undefined && <Hidden name="here" value={view.at} />}
      {Object.entries(values).map(([field, value]) => (
        <Hidden name={field} value={value} />
      ))}
      {children}
    </Form>
  )
}
