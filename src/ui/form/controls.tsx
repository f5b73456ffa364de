import { isDay } from '../kernel.js'
import { formatDay, useLanguage, useSay, weekdayName } from '../language.js'
import { texts } from '../messages.js'
import { Say } from '../words.js'
import {
  type ControlProps,
  type DayProps,
  mustBeFilled,
  type NumberProps,
  type TextareaProps,
  type TextProps,
  type WithControl,
} from './fieldProps.js'
import { askedText } from './formState.js'

const shared = (control: ControlProps) => ({
  id: control.id,
  'aria-describedby': control.described,
  'aria-invalid': control.invalid ? 'true' : undefined,
})

export function TextControl(props: WithControl<TextProps>) {
  const { control, suggest } = props
  const say = useSay()
  const input = (
    <input
      {...shared(control)}
      class="input"
      type={props.type ?? 'text'}
      name={props.name}
      value={props.type === 'password' ? undefined : (askedText(control.asked, props.name) ?? props.value)}
      maxlength={props.maxLength}
      autocomplete={props.autocomplete ?? 'off'}
      lang={props.lang}
      spellcheck={props.spellcheck}
      required={mustBeFilled(props) || undefined}
      {...props.attrs}
    />
  )
  if (!suggest) return input
  return (
    <auto-complete src={suggest} for={`${control.id}-list`} class="suggest" data-found={say(texts.suggestionsFound)}>
      {input}
      <ul id={`${control.id}-list`} class="suggest-list" aria-label={say(texts.suggestions)} hidden />
      <output class="unseen suggest-said" />
    </auto-complete>
  )
}

export function NumberControl(props: WithControl<NumberProps>) {
  const { control, decimals = 0, unit } = props
  const value = askedText(control.asked, props.name) ?? (props.value === undefined ? undefined : String(props.value))
  // A text box: the browser's number box drops what it cannot read, changes on the wheel, and refuses full-width digits.
  return (
    <span class="with-unit">
      <input
        {...shared(control)}
        class="input input-number"
        type="text"
        inputmode={decimals > 0 ? 'decimal' : 'numeric'}
        name={props.name}
        value={value}
        maxlength={24}
        autocomplete="off"
        data-min={props.min}
        data-max={props.max}
        required={mustBeFilled(props) || undefined}
        {...props.attrs}
      />
      {unit && (
        <span class="unit">
          <Say of={unit} />
        </span>
      )}
    </span>
  )
}

export function TextareaControl(props: WithControl<TextareaProps>) {
  const { control } = props
  return (
    <textarea
      {...shared(control)}
      class="input"
      name={props.name}
      rows={props.rows ?? 4}
      maxlength={props.maxLength}
      required={mustBeFilled(props) || undefined}
      {...props.attrs}
    >
      {askedText(control.asked, props.name) ?? props.value ?? ''}
    </textarea>
  )
}

/** A day as text `YYYY-MM-DD` with its weekday; `<day-picker>` adds a calendar in the page's language where there is script. */
export function DayControl(props: WithControl<DayProps>) {
  const { control } = props
  const language = useLanguage()
  const say = useSay()
  const value = askedText(control.asked, props.name) ?? props.value ?? ''
  return (
    <day-picker
      class="day"
      lang={language}
      data-min={props.min}
      data-max={props.max}
      data-open={say(texts.openCalendar)}
      data-previous={say(texts.previousMonth)}
      data-next={say(texts.nextMonth)}
      data-close={say(texts.close)}
    >
      <input
        {...shared(control)}
        class="input input-day"
        type="text"
        inputmode="numeric"
        name={props.name}
        value={value}
        maxlength={10}
        placeholder="YYYY-MM-DD"
        title={say(texts.dayForm)}
        autocomplete="off"
        required={mustBeFilled(props) || undefined}
        {...props.attrs}
      />
      <output class="weekday" for={control.id}>
        {isDay(value) ? `(${weekdayName(language, value)})` : ''}
      </output>
    </day-picker>
  )
}

/** A day in running text, for machines too. */
export function Day({ on }: { on: string }) {
  return <time datetime={on}>{formatDay(useLanguage(), on)}</time>
}
