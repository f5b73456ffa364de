/** After a refusal the reader starts at the summary, wherever it came from. */
function toRefusal(root: ParentNode = document): void {
  const summary = root.querySelector<HTMLElement>('[data-refusal]')
  summary?.focus({ preventScroll: false })
}
toRefusal()
document.addEventListener('htmx:after:swap', (event) => {
  if (event.target instanceof HTMLElement) toRefusal(event.target)
})
