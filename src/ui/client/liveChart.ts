/**
 * A picture that answers: under the pointer, or with the arrow keys, it shows the row of its table at that place. The numbers come from the table
 * in the page, so picture and table cannot disagree.
 */
class LiveChart extends HTMLElement {
  #rows: readonly (readonly string[])[] = []
  #heads: readonly string[] = []
  #now = -1

  connectedCallback(): void {
    const table = document.getElementById(this.dataset.table ?? '')
    if (!(table instanceof HTMLTableElement) || !table.tHead || !table.tBodies[0]) return
    const cells = (row: HTMLTableRowElement | undefined) => [...(row?.cells ?? [])].map((cell) => cell.textContent?.trim() ?? '')
    this.#heads = cells(table.tHead.rows[0])
    this.#rows = [...table.tBodies[0].rows].map(cells)
    if (this.#rows.length === 0) return
    this.tabIndex = 0
    this.role = 'group'
    this.setAttribute('aria-label', this.dataset.label ?? '')
    this.addEventListener('pointermove', (event) => this.#show(this.#nearest(event.clientX)))
    this.addEventListener('pointerleave', () => this.#hide())
    this.addEventListener('blur', () => this.#hide())
    this.addEventListener('keydown', (event) => this.#keys(event))
  }

  get #plot(): SVGSVGElement | null {
    return this.querySelector('svg.plot')
  }

  /** Days are placed by time, other steps evenly. */
  #share(index: number): number {
    const days = this.#rows.map((row) => Date.parse(row[0]?.slice(0, 10) ?? ''))
    const from = Date.parse(this.dataset.from ?? '')
    const to = Date.parse(this.dataset.to ?? '')
    if (days.some(Number.isNaN) || Number.isNaN(from) || Number.isNaN(to))
      return this.#rows.length > 1 ? index / (this.#rows.length - 1) : 0.5
    return (days[index]! - from) / (to - from)
  }

  #nearest(clientX: number): number {
    const box = this.#plot?.getBoundingClientRect()
    if (!box) return 0
    const share = (clientX - box.left) / box.width
    let best = 0
    for (let index = 1; index < this.#rows.length; index++)
      if (Math.abs(this.#share(index) - share) < Math.abs(this.#share(best) - share)) best = index
    return best
  }

  #show(index: number): void {
    const plot = this.#plot
    const row = this.#rows[index]
    if (!plot || !row || index === this.#now) return
    this.#hide()
    this.#now = index
    const share = this.#share(index)
    const line = document.createElementNS('http://www.w3.org/2000/svg', 'line')
    line.setAttribute('class', 'crosshair')
    for (const end of ['x1', 'x2']) line.setAttribute(end, `${share * 100}%`)
    line.setAttribute('y1', '0')
    line.setAttribute('y2', '100%')
    plot.append(line)
    const readout = document.createElement('output')
    readout.className = 'readout'
    readout.textContent = row.map((text, at) => (at === 0 ? text : `${this.#heads[at]} ${text}`)).join('\n')
    this.append(readout)
    const box = plot.getBoundingClientRect()
    const frame = this.getBoundingClientRect()
    const left = box.left - frame.left + share * box.width
    readout.style.left = `${Math.min(left + 10, frame.width - readout.offsetWidth - 4)}px`
  }

  #hide(): void {
    this.#now = -1
    for (const one of this.querySelectorAll('.readout, .crosshair')) one.remove()
  }

  #keys(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (event.key === 'Escape') this.#hide()
    if (step === undefined) return
    event.preventDefault()
    const from = this.#now < 0 ? this.#rows.length - 1 - (step > 0 ? 1 : 0) : this.#now
    this.#show(Math.min(this.#rows.length - 1, Math.max(0, from + step)))
  }
}
customElements.define('live-chart', LiveChart)

export {}
