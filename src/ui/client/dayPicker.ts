const DAY_MS = 86_400_000
const asDay = (millis: number) => new Date(millis).toISOString().slice(0, 10)
const asMillis = (day: string): number | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined
  const millis = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(millis) || asDay(millis) !== day ? undefined : millis
}

/** Full-width digits, dots, slashes and 年月日 as people type them, to `YYYY-MM-DD`; anything else stays as typed. */
function tidy(text: string): string {
  const parts = /^\s*(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})\D?\s*$/.exec(text.normalize('NFKC'))
  const compact = /^\s*(\d{4})(\d{2})(\d{2})\s*$/.exec(text.normalize('NFKC'))
  const [, year, month, day] = parts ?? compact ?? []
  return year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
}

/** Adds to the day's text box: its weekday as one types, tidy spelling, and a calendar in the language of the page. */
class DayPicker extends HTMLElement {
  #input!: HTMLInputElement
  #calendar: HTMLElement | undefined
  #month = 0
  #drawing = false

  connectedCallback(): void {
    const input = this.querySelector('input')
    if (!input || this.querySelector('.day-open')) return
    this.#input = input
    input.addEventListener('input', () => this.#weekday())
    input.addEventListener('change', () => {
      input.value = tidy(input.value)
      this.#weekday()
    })
    this.#addOpener()
    this.addEventListener('keydown', (event) => this.#keys(event))
    this.addEventListener('focusout', (event) => {
      // Drawing another month takes the focused day away; that is no leaving.
      if (!this.#drawing && !(event.relatedTarget instanceof Node && this.contains(event.relatedTarget))) this.#close()
    })
  }

  #addOpener(): void {
    const opener = document.createElement('button')
    opener.type = 'button'
    opener.className = 'day-open'
    opener.setAttribute('aria-label', this.dataset.open ?? '')
    opener.setAttribute('aria-expanded', 'false')
    opener.innerHTML =
      '<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5"><path d="M2 3.5h12v10H2zM2 6.5h12M5 1.5v3M11 1.5v3"/></svg>'
    opener.addEventListener('click', () => (this.#calendar ? this.#close() : this.#open()))
    this.append(opener)
  }

  get #language(): string {
    return this.lang || document.documentElement.lang
  }

  #weekday(): void {
    const output = this.querySelector('output')
    const millis = asMillis(tidy(this.#input.value))
    if (!output) return
    output.textContent =
      millis === undefined ? '' : `(${new Intl.DateTimeFormat(this.#language, { weekday: 'short', timeZone: 'UTC' }).format(millis)})`
  }

  #open(): void {
    const chosen = asMillis(tidy(this.#input.value)) ?? asMillis(this.dataset.max ?? '') ?? Date.now()
    this.#calendar = document.createElement('div')
    this.#calendar.className = 'calendar'
    this.#calendar.role = 'group'
    this.append(this.#calendar)
    this.querySelector('.day-open')?.setAttribute('aria-expanded', 'true')
    this.#show(chosen)
    this.#focusDay(asDay(chosen))
  }

  #close(): void {
    const calendar = this.#calendar
    if (!calendar) return
    // Forgotten first: taking it away makes the focus leave, which asks for closing again.
    this.#calendar = undefined
    const hadFocus = calendar.contains(document.activeElement)
    calendar.remove()
    const opener = this.querySelector<HTMLElement>('.day-open')
    opener?.setAttribute('aria-expanded', 'false')
    if (hadFocus) opener?.focus()
  }

  /** Draws the month that holds the day; weeks start on Monday. */
  #show(day: number): void {
    const calendar = this.#calendar
    if (!calendar) return
    const first = new Date(day)
    first.setUTCDate(1)
    this.#month = first.getTime()
    const title = new Intl.DateTimeFormat(this.#language, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(first)
    this.#drawing = true
    calendar.replaceChildren(this.#head(title), this.#table(first))
    this.#drawing = false
    calendar.setAttribute('aria-label', title)
  }

  #head(title: string): HTMLElement {
    const head = document.createElement('div')
    head.className = 'calendar-head'
    const step = (text: string, label: string | undefined, months: number) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.textContent = text
      button.setAttribute('aria-label', label ?? '')
      button.addEventListener('click', () => {
        const to = new Date(this.#month)
        to.setUTCMonth(to.getUTCMonth() + months)
        this.#show(to.getTime())
        // The pressed button was drawn anew.
        this.#calendar?.querySelectorAll<HTMLElement>('.calendar-head button')[months < 0 ? 0 : 1]?.focus()
      })
      return button
    }
    const name = document.createElement('span')
    name.textContent = title
    name.setAttribute('aria-live', 'polite')
    head.append(step('‹', this.dataset.previous, -1), name, step('›', this.dataset.next, 1))
    return head
  }

  #table(first: Date): HTMLTableElement {
    const table = document.createElement('table')
    const heads = table.createTHead().insertRow()
    const monday = Date.UTC(2024, 0, 1)
    for (let index = 0; index < 7; index++) {
      const head = document.createElement('th')
      head.scope = 'col'
      head.textContent = new Intl.DateTimeFormat(this.#language, { weekday: 'narrow', timeZone: 'UTC' }).format(monday + index * DAY_MS)
      heads.append(head)
    }
    const body = table.createTBody()
    let at = first.getTime() - ((first.getUTCDay() + 6) % 7) * DAY_MS
    do {
      const row = body.insertRow()
      for (let index = 0; index < 7; index++, at += DAY_MS) {
        const cell = row.insertCell()
        if (new Date(at).getUTCMonth() === first.getUTCMonth()) cell.append(this.#dayButton(at))
      }
    } while (new Date(at).getUTCMonth() === first.getUTCMonth())
    return table
  }

  #dayButton(at: number): HTMLButtonElement {
    const day = asDay(at)
    const button = document.createElement('button')
    button.type = 'button'
    button.dataset.day = day
    button.textContent = String(new Date(at).getUTCDate())
    button.setAttribute('aria-label', new Intl.DateTimeFormat(this.#language, { dateStyle: 'full', timeZone: 'UTC' }).format(at))
    button.setAttribute('aria-pressed', String(day === this.#input.value))
    button.disabled =
      (this.dataset.min !== undefined && day < this.dataset.min) || (this.dataset.max !== undefined && day > this.dataset.max)
    button.addEventListener('click', () => {
      this.#input.value = day
      this.#input.dispatchEvent(new Event('input', { bubbles: true }))
      this.#input.dispatchEvent(new Event('change', { bubbles: true }))
      this.#close()
    })
    return button
  }

  #focusDay(day: string): void {
    this.#calendar?.querySelector<HTMLElement>(`[data-day="${day}"]:not(:disabled)`)?.focus()
  }

  #keys(event: KeyboardEvent): void {
    if (!this.#calendar) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      this.#close()
      return
    }
    const days = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key]
    const from = event.target instanceof HTMLElement ? asMillis(event.target.dataset.day ?? '') : undefined
    if (days === undefined || from === undefined) return
    event.preventDefault()
    const to = from + days * DAY_MS
    if (new Date(to).getUTCMonth() !== new Date(this.#month).getUTCMonth()) this.#show(to)
    this.#focusDay(asDay(to))
  }
}
customElements.define('day-picker', DayPicker)
