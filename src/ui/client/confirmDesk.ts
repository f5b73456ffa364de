/**
 * A desk where many like things are decided: keys press the buttons and links that name them (`data-shortcut`). Keys work only while the focus is
 * within the desk and not in a text box, so they never get into the way of other keyboard use; the desk takes the focus when it opens.
 */
class ConfirmDesk extends HTMLElement {
  connectedCallback(): void {
    if (!this.hasAttribute('tabindex')) this.tabIndex = -1
    if (document.activeElement === document.body || document.activeElement === null) this.focus({ preventScroll: true })
    this.addEventListener('keydown', (event) => this.#press(event))
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return
    const at = event.target
    if (at instanceof HTMLElement && at.matches('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]')) return
    const key = event.key.toLowerCase()
    if (!/^[a-z]$/.test(key)) return
    const wanted = [...this.querySelectorAll<HTMLElement>(`[data-shortcut="${key}"]`)].find(
      (one) => one.checkVisibility() && !one.matches(':disabled'),
    )
    if (!wanted) return
    event.preventDefault()
    // A text box is gone to, anything else is pressed.
    if (wanted.matches('input, textarea')) wanted.focus()
    else wanted.click()
  }
}
customElements.define('confirm-desk', ConfirmDesk)

export {}
