/** Sliders of weights that move the dots of a ranking at once; the same sum as `weightedScore` on the server. */
class WeightSliders extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector<HTMLButtonElement>('button[type="submit"]')
    if (button) button.hidden = true
    this.addEventListener('input', () => this.#move())
  }

  #move(): void {
    const sliders = [...this.querySelectorAll<HTMLInputElement>('input[type="range"]')]
    const weights = sliders.map((slider) => Number(slider.value))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    for (const slider of sliders) {
      const output = slider.parentElement?.querySelector('output')
      if (output) output.textContent = slider.value
    }
    const body = this.querySelector('tbody')
    if (!body) return
    const rows = [...body.rows].map((row) => {
      const scores = (row.dataset.scores ?? '').split(' ').map(Number)
      const score = total > 0 ? scores.reduce((sum, one, index) => sum + one * (weights[index] ?? 0), 0) / total : 0
      row.querySelector('circle')?.setAttribute('cx', `${score}%`)
      const text = row.querySelector('.weight-score')
      if (text) text.textContent = score.toFixed(1)
      return { row, score }
    })
    rows.sort((one, other) => other.score - one.score)
    const order = rows.map(({ row }) => row)
    if (order.some((row, index) => body.rows[index] !== row)) this.#reorder(body, order)
  }

  /** Rows glide to their new places, unless the reader wants no motion. */
  #reorder(body: HTMLTableSectionElement, order: readonly HTMLTableRowElement[]): void {
    const before = new Map(order.map((row) => [row, row.getBoundingClientRect().top]))
    body.append(...order)
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    for (const row of order) {
      const moved = (before.get(row) ?? 0) - row.getBoundingClientRect().top
      if (moved !== 0) row.animate([{ translate: `0 ${moved}px` }, { translate: '0 0' }], { duration: 180, easing: 'ease-out' })
    }
  }
}
customElements.define('weight-sliders', WeightSliders)

export {}
