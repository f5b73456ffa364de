/** Puts a box into the head of the column of boxes that ticks them all. */
function add(place: HTMLElement): void {
  const table = place.closest('table')
  if (!table || place.querySelector('input')) return
  const all = document.createElement('input')
  all.type = 'checkbox'
  all.setAttribute('aria-label', place.dataset.chooseAll ?? '')
  const boxes = () => [...table.querySelectorAll<HTMLInputElement>('td.choose input:not(:disabled)')]
  let ticking = false
  all.addEventListener('change', () => {
    ticking = true
    for (const box of boxes()) {
      box.checked = all.checked
      box.dispatchEvent(new Event('change', { bubbles: true }))
    }
    ticking = false
  })
  table.addEventListener('change', (event) => {
    if (ticking || event.target === all) return
    const ticked = boxes().filter((box) => box.checked).length
    all.checked = ticked > 0 && ticked === boxes().length
    all.indeterminate = ticked > 0 && ticked < boxes().length
  })
  place.replaceChildren(all)
}
const addAll = () => {
  for (const place of document.querySelectorAll<HTMLElement>('[data-choose-all]')) add(place)
}
addAll()
document.addEventListener('htmx:after:swap', addAll)

export {}
