// What the element of suggestions leaves undone: it says nothing in our languages, and stays open over the fields below when the reader has gone on.

const boxOf = (target: EventTarget | null): HTMLElement | undefined =>
  target instanceof HTMLElement && target.localName === 'auto-complete' ? target : undefined

// Says how many suggestions there are, in the words that the page brought along. An answer that comes after the reader has left opens nothing.
document.addEventListener(
  'loadend',
  (event) => {
    const box = boxOf(event.target)
    if (!box) return
    const said = box.querySelector<HTMLElement>('.suggest-said')
    const count = box.querySelectorAll('[role="option"]').length
    if (said) said.textContent = (box.dataset.found ?? '').replace('{n}', String(count))
    if (!box.contains(document.activeElement)) box.removeAttribute('open')
  },
  { capture: true },
)

// A click on a suggestion moves the focus to what is around the box and can have it, such as the main part; that is not going on.
document.addEventListener('focusin', ({ target }) => {
  if (!(target instanceof Node)) return
  for (const box of document.querySelectorAll('auto-complete[open]'))
    if (!box.contains(target) && !target.contains(box)) box.removeAttribute('open')
})
