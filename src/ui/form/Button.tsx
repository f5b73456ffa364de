import type { Child } from 'hono/jsx'
import { Say, type Words } from '../words.js'

/** `primary` once a page; `danger` names what it destroys; `quiet` looks like a link. */
export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger'

export interface ButtonProps {
  kind?: ButtonKind
  type?: 'submit' | 'button'
  name?: string
  value?: string
  form?: string
  formAction?: string
  /** Sends the form without the browser's own checks, for “save as draft”. */
  formNoValidate?: boolean
  /** Why the button cannot be used now: it is greyed, and the reason stands beside it. Take it from the rule that the command uses. */
  disabledReason?: Words
  id?: string
  /** Said to those who cannot see the row that the button stands in, such as “Confirm: seminar on robotics”. */
  label?: string
  /** Key that presses it on a desk (see the confirm desk), shown on the button. */
  shortcut?: string
  /** Attributes for htmx and for elements of the browser, passed through. */
  attrs?: Readonly<Record<string, string | boolean | undefined>>
  children?: Child
  text?: Words
}

export function Button(props: ButtonProps) {
  const { kind = 'plain', type = 'submit', disabledReason, shortcut } = props
  const button = (
    <button
      type={type}
      id={props.id}
      class={`button button-${kind}`}
      name={props.name}
      value={props.value}
      form={props.form}
      formaction={props.formAction}
      formnovalidate={props.formNoValidate || undefined}
      disabled={disabledReason ? true : undefined}
      aria-label={props.label}
      aria-keyshortcuts={shortcut}
      data-shortcut={shortcut}
      {...props.attrs}
    >
      <Say of={props.text} />
      {props.children}
      {shortcut && (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a key's cap takes no focus; the button tells its key by aria-keyshortcuts
        <kbd class="key" aria-hidden="true">
          {shortcut.toUpperCase()}
        </kbd>
      )}
    </button>
  )
  if (!disabledReason) return button
  return (
    <span class="button-with-reason">
      {button}
      <span class="reason">
        <Say of={disabledReason} />
      </span>
    </span>
  )
}

export interface LinkButtonProps {
  href: string
  kind?: ButtonKind
  text?: Words
  label?: string
  download?: boolean
  rel?: string
  attrs?: Readonly<Record<string, string | boolean | undefined>>
  children?: Child
}

/** A link that looks like a button: for going somewhere, never for changing something. */
export function LinkButton({ href, kind = 'plain', text, label, download, rel, attrs, children }: LinkButtonProps) {
  return (
    <a href={href} class={`button button-${kind}`} aria-label={label} download={download || undefined} rel={rel} {...attrs}>
      <Say of={text} />
      {children}
    </a>
  )
}

/** Buttons in a row, the primary one first. */
export function Actions({ children }: { children?: Child }) {
  return <div class="actions">{children}</div>
}
