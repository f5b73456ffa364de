import type { Child } from 'hono/jsx'
import { texts } from '../messages.js'
import { Say, type Words } from '../words.js'
import { CheckControl, ChoicesControl, SelectControl } from './choices.js'
import { DayControl, NumberControl, TextareaControl, TextControl } from './controls.js'
import { FileControl } from './FileControl.js'
import { useForm } from './Form.js'
import type { ControlProps, FieldProps } from './fieldProps.js'
import { fieldId } from './formState.js'

export type { FieldProps, Option } from './fieldProps.js'

/**
 * One field of a form: label, help, error, control. Inside `Form` it finds what was typed and what was refused by its name; `value` is what it
 * shows otherwise.
 */
export function Field(props: FieldProps) {
  const form = useForm()
  const id = props.id ?? fieldId(props.name, form.prefix)
  const error = props.error ?? form.findings.find((finding) => finding.field === props.name)?.text
  const described = [props.help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined
  const control: ControlProps = { id, described, invalid: error !== undefined, asked: form.asked }
  const parts = (
    <>
      {props.help && (
        <p class="help" id={`${id}-help`}>
          <Say of={props.help} />
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          <Say of={error} />
        </p>
      )}
    </>
  )
  const tone = `field field-${props.kind}${error ? ' field-wrong' : ''}${props.short ? ' field-short' : ''}`
  if (props.kind === 'radio' || props.kind === 'checks')
    return (
      <fieldset class={tone} id={id} tabindex={-1} aria-describedby={described}>
        <legend>
          <Label label={props.label} optional={isOptional(props)} />
        </legend>
        {parts}
        <ChoicesControl {...props} control={control} />
      </fieldset>
    )
  if (props.kind === 'checkbox')
    return (
      <div class={tone}>
        <CheckControl {...props} control={control} />
        {parts}
      </div>
    )
  return (
    <div class={tone}>
      <label for={id} class={props.hideLabel ? 'unseen' : 'label'}>
        <Label label={props.label} optional={isOptional(props)} />
      </label>
      {parts}
      <Control field={props} control={control} />
    </div>
  )
}

// Most fields of our forms are required, so the rare optional one carries the mark.
const isOptional = (props: FieldProps) => props.required === false

function Label({ label, optional }: { label: Words; optional: boolean }): Child {
  return (
    <>
      <Say of={label} />
      {optional && (
        <span class="optional">
          <Say of={{ zh: '（', en: ' (' }} />
          <Say of={texts.optional} />
          <Say of={{ zh: '）', en: ')' }} />
        </span>
      )}
    </>
  )
}

type BoxedProps = Exclude<FieldProps, { kind: 'radio' | 'checks' | 'checkbox' }>

function Control({ field, control }: { field: BoxedProps; control: ControlProps }) {
  switch (field.kind) {
    case 'text':
      return <TextControl {...field} control={control} />
    case 'number':
      return <NumberControl {...field} control={control} />
    case 'textarea':
      return <TextareaControl {...field} control={control} />
    case 'day':
      return <DayControl {...field} control={control} />
    case 'select':
      return <SelectControl {...field} control={control} />
    case 'file':
      return <FileControl {...field} control={control} />
  }
}
