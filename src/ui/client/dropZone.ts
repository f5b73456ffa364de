/** Lists the chosen files with their sizes, and marks those that are too large before they travel. */
class DropZone extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector<HTMLInputElement>('input[type="file"]')
    if (!input) return
    input.addEventListener('change', () => this.#list(input))
    for (const type of ['dragenter', 'dragover']) this.addEventListener(type, () => this.classList.add('drop-over'))
    for (const type of ['dragleave', 'drop']) this.addEventListener(type, () => this.classList.remove('drop-over'))
    this.#list(input)
  }

  #list(input: HTMLInputElement): void {
    const list = this.querySelector('output')
    if (!list) return
    const most = Number(this.dataset.maxBytes || Number.POSITIVE_INFINITY)
    const lines = [...(input.files ?? [])].map((file) => {
      const size = `${(file.size / 1e6).toFixed(file.size < 1e6 ? 2 : 1)} MB`
      return file.size > most ? `■ ${file.name} · ${size} · ${this.dataset.tooLarge ?? ''}` : `${file.name} · ${size}`
    })
    list.textContent = lines.length > 0 ? [this.dataset.chosen, ...lines].join('\n') : ''
  }
}
customElements.define('drop-zone', DropZone)
