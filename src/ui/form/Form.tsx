import { type Child, createContext, useContext } from 'hono/jsx'
import type { Refusal } from '../kernel.js'
import type { RefusalTexts } from '../language.js'
import type { Words } from '../words.js'
import { type Asked, type Finding, findingsOf } from './formState.js'
import { RefusalSummary } from './RefusalSummary.js'

interface FormScope {
  readonly asked?: Asked
  readonly findings: readonly Finding[]
  readonly prefix: string
}

const FormContext = createContext<FormScope>({ findings: [], prefix: 'f' })
/** What the surrounding form was asked and refused, as `Field` needs it. */
export const useForm = (): FormScope => useContext(FormContext)

export interface FormProps {
  action: string
  /** `get` for filters, whose answers live in the address. */
  method?: 'post' | 'get'
  /** What was typed when the command refused; fields show it again. */
  asked?: Asked
  refusal?: Refusal
  /** The rooms' sentences for codes, first match wins. */
  texts?: readonly RefusalTexts[]
  /** Names of the fields, so that the summary can say them before its sentence. */
  labels?: Readonly<Record<string, Words>>
  /** True when the form sends files. */
  files?: boolean
  /** Told apart when one page has several forms with equal field names. */
  prefix?: string
  id?: string
  /** `line` sets the fields in a row, for filters. */
  layout?: 'column' | 'line'
  attrs?: Readonly<Record<string, string | boolean | undefined>>
  children?: Child
}

/** A form that works without script. After a refusal it shows the summary and keeps what was typed. */
export function Form({
  action,
  method = 'post',
  asked,
  refusal,
  texts,
  labels,
  files,
  prefix = 'f',
  id,
  layout = 'column',
  attrs,
  children,
}: FormProps) {
  const findings = findingsOf(refusal, texts)
  return (
    <FormContext.Provider value={{ asked, findings, prefix }}>
      <form
        action={action}
        method={method}
        id={id}
        enctype={files ? 'multipart/form-data' : undefined}
        class={`form form-${layout}`}
        novalidate={method === 'post' ? true : undefined}
        {...attrs}
      >
        {findings.length > 0 && <RefusalSummary findings={findings} labels={labels} prefix={prefix} />}
        {children}
      </form>
    </FormContext.Provider>
  )
}

/** Fields that belong together, under one legend. */
export function FieldGroup({ legend, help, children }: { legend: Child; help?: Child; children?: Child }) {
  return (
    <fieldset class="field-group">
      <legend>{legend}</legend>
      {help && <p class="help">{help}</p>}
      {children}
    </fieldset>
  )
}

/**
 * Fields that are asked for only when another field of the form has one of its choices. With script they come and go as the choice is made; without it
 * they always stand there, and their help says when they are meant.
 */
export function ShownWhen({ field, is, children }: { field: string; is: string; children?: Child }) {
  return (
    <div class="shown-when" data-shown-when={field} data-is={is}>
      {children}
    </div>
  )
}

/** A value that the reader does not see and the server checks again. */
export function Hidden({ name, value }: { name: string; value: string | number }) {
  return <input type="hidden" name={name} value={String(value)} />
}
