// While pinyin or another input method is composing, what stands in the box is no word yet: lists and live searches wait until it is one.
const ASKING = 'auto-complete input, [hx-get], [hx-post]'

document.addEventListener(
  'input',
  (event) => {
    if (event instanceof InputEvent && event.isComposing && event.target instanceof Element && event.target.matches(ASKING))
      event.stopImmediatePropagation()
  },
  { capture: true },
)
document.addEventListener('compositionend', (event) => {
  if (event.target instanceof Element && event.target.matches(ASKING)) event.target.dispatchEvent(new Event('input', { bubbles: true }))
})
