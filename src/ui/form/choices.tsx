import { useSay } from '../language.js'
import { texts } from '../messages.js'
import { isL10n, Say } from '../words.js'
import { type CheckboxProps, type ChoicesProps, mustBeFilled, type SelectProps, type WithControl } from './fieldProps.js'
import { askedList, askedText } from './formState.js'

export function SelectControl(props: WithControl<SelectProps>) {
  const say = useSay()
  const { control, empty } = props
  const chosen = askedText(control.asked, props.name) ?? props.value
  const emptyText = empty === undefined ? say(texts.chooseOne) : isL10n(empty) ? say(empty) : empty
  return (
    <select
      id={control.id}
      class="input"
      name={props.name}
      aria-describedby={control.described}
      aria-invalid={control.invalid ? 'true' : undefined}
      required={(mustBeFilled(props) && empty === undefined) || undefined}
      {...props.attrs}
    >
      {emptyText !== false && <option value="">{emptyText}</option>}
      {props.options.map((option) => (
        <option
          value={option.value}
          lang={option.lang}
          selected={option.value === chosen || undefined}
          disabled={option.disabled || undefined}
        >
          <Say of={option.text} />
        </option>
      ))}
    </select>
  )
}

/** Radio buttons, or check boxes of one name. */
export function ChoicesControl(props: WithControl<ChoicesProps>) {
  const { control } = props
  const type = props.kind === 'radio' ? 'radio' : 'checkbox'
  const chosen = askedList(control.asked, props.name) ?? (props.value === undefined ? [] : [props.value].flat())
  return (
    <div class={`choices${props.inline ? ' choices-inline' : ''}`}>
      {props.options.map((option, index) => (
        <div class="choice">
          <input
            type={type}
            id={`${control.id}-${index + 1}`}
            name={props.name}
            value={option.value}
            checked={chosen.includes(option.value) || undefined}
            disabled={option.disabled || undefined}
            required={(type === 'radio' && mustBeFilled(props)) || undefined}
            aria-describedby={option.help ? `${control.id}-${index + 1}-help` : undefined}
            {...props.attrs}
          />
          <label for={`${control.id}-${index + 1}`}>
            <Say of={option.text} />
          </label>
          {option.help && (
            <p class="help" id={`${control.id}-${index + 1}-help`}>
              <Say of={option.help} />
            </p>
          )}
        </div>
      ))}
    </div>
  )
}

/** One box that stands for a yes. */
export function CheckControl(props: WithControl<CheckboxProps>) {
  const { control } = props
  const value = props.value ?? 'yes'
  // A box that was not ticked is not sent: with something typed, only what was sent counts.
  const checked = control.asked ? (askedList(control.asked, props.name)?.includes(value) ?? false) : props.checked
  return (
    <div class="choice">
      <input
        type="checkbox"
        id={control.id}
        name={props.name}
        value={value}
        checked={checked || undefined}
        aria-describedby={control.described}
        aria-invalid={control.invalid ? 'true' : undefined}
        required={props.required === true || undefined}
        {...props.attrs}
      />
      <label for={control.id}>
        <Say of={props.label} />
      </label>
    </div>
  )
}
