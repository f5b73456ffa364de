import type { Child } from 'hono/jsx'

export interface Suggestion {
  /** What goes into the box. */
  readonly value: string
  /** What the reader sees, if it is more than the value. */
  readonly shown?: Child
}

// The box shows its list as a list box, whose entries are options.
const OPTION = { role: 'option', 'aria-selected': 'false' } as const

/** The answer to a field's `suggest` address: options as the box expects them. */
export function Suggestions({ options }: { options: readonly Suggestion[] }) {
  return (
    <>
      {options.map((option) => (
        <li {...OPTION} data-autocomplete-value={option.value}>
          {option.shown ?? option.value}
        </li>
      ))}
    </>
  )
}
