// Says how many suggestions there are, in the words that the page brought along.
document.addEventListener(
  'loadend',
  (event) => {
    const box = event.target
    if (!(box instanceof HTMLElement) || box.localName !== 'auto-complete') return
    const said = box.querySelector<HTMLElement>('.suggest-said')
    const count = box.querySelectorAll('[role="option"]').length
    if (said) said.textContent = (box.dataset.found ?? '').replace('{n}', String(count))
  },
  { capture: true },
)
