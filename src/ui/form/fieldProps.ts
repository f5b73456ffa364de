import type { Child } from 'hono/jsx'
import type { L10n } from '../language.js'
import type { Words } from '../words.js'
import type { Asked } from './formState.js'

interface CommonProps {
  name: string
  label: Words
  /** What to enter and where to find it; stands between label and control. */
  help?: Words
  /** Shown instead of what the surrounding form says about this field. */
  error?: Words
  /**
   * `false` marks the field as optional; fields are required otherwise, and the server checks. `when_shown`: asked for only under a condition that its
   * help names, so that it is marked as neither.
   */
  required?: boolean | 'when_shown'
  id?: string
  /** Keeps the label for screen readers only, where the place says it all (a search box). */
  hideLabel?: boolean
  /** No wider than its content asks for. */
  short?: boolean
  /** Attributes for htmx and for elements of the browser, passed to the control. */
  attrs?: Readonly<Record<string, string | boolean | undefined>>
}

export interface Option {
  readonly value: string
  readonly text: Words
  readonly help?: Words
  readonly disabled?: boolean
  /** Language of a name that is not the page's. */
  readonly lang?: string
}

export interface TextProps extends CommonProps {
  kind: 'text'
  value?: string
  type?: 'text' | 'email' | 'url' | 'tel' | 'password' | 'search'
  maxLength?: number
  autocomplete?: string
  /** Language of what is typed, when it is not the page's. */
  lang?: string
  /** Address that answers `?q=` with suggestions as `<li role="option">`; without script the field is plain text. */
  suggest?: string
  spellcheck?: boolean
}
export interface NumberProps extends CommonProps {
  kind: 'number'
  value?: number | string
  /** Whole numbers unless decimals are allowed. */
  decimals?: number
  min?: number
  max?: number
  /** Stands behind the box: 期, issues. */
  unit?: Words
}
export interface TextareaProps extends CommonProps {
  kind: 'textarea'
  value?: string
  rows?: number
  maxLength?: number
}
export interface DayProps extends CommonProps {
  kind: 'day'
  value?: string
  min?: string
  max?: string
}
export interface SelectProps extends CommonProps {
  kind: 'select'
  value?: string
  options: readonly Option[]
  /** Words of the empty choice; `false` leaves it out. */
  empty?: L10n | string | false
}
export interface FileProps extends CommonProps {
  kind: 'file'
  multiple?: boolean
  /** As in HTML: `.pdf,.jpg,image/*`. */
  accept?: string
  maxBytes?: number
  /** Files that are already there: each can be kept or taken away without script. */
  kept?: readonly { readonly id: string; readonly name: string; readonly bytes: number; readonly href?: string }[]
}
export interface CheckboxProps extends CommonProps {
  kind: 'checkbox'
  value?: string
  checked?: boolean
}
interface ManyChoices<Kind extends 'radio' | 'checks'> extends CommonProps {
  kind: Kind
  options: readonly Option[]
  /** The chosen value, or values for `checks`. */
  value?: string | readonly string[]
  /** Side by side where there is room. */
  inline?: boolean
}

export type ChoicesProps = ManyChoices<'radio'> | ManyChoices<'checks'>

export type FieldProps = TextProps | NumberProps | TextareaProps | DayProps | SelectProps | FileProps | CheckboxProps | ChoicesProps

/** Whether the control itself says that it must be filled in. */
export const mustBeFilled = ({ required }: Pick<CommonProps, 'required'>): boolean => required === undefined || required === true

/** What `Field` tells the control that it wraps. */
export interface ControlProps {
  readonly id: string
  readonly described: string | undefined
  readonly invalid: boolean
  readonly asked: Asked | undefined
}
export type WithControl<P> = P & { control: ControlProps; children?: Child }
