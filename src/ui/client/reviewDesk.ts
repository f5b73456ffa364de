/** A review keeps its place: after a part of it came anew, the chosen words are where they can be read, and the keyboard goes on beside them. */
interface Told {
  readonly ctx: { readonly request: { anchor?: string } }
}

let part: string | undefined
const textSide = () => document.querySelector<HTMLElement>('.review-text')

/** Whether the words stand in the part of the window that the sheet at the foot (on a phone) leaves free. */
function isReadable(words: Element, side: HTMLElement): boolean {
  const { top, bottom } = words.getBoundingClientRect()
  const sheet = side.getBoundingClientRect()
  const text = textSide()?.getBoundingClientRect()
  const end = text && sheet.left < text.right ? Math.min(innerHeight, sheet.top) : innerHeight
  return top >= 0 && bottom <= end
}

function settle(): void {
  const text = textSide()
  const side = document.querySelector<HTMLElement>('.review-side')
  if (!text || !side) return
  const chosen = text.querySelector('.span-chosen')
  if (chosen && !isReadable(chosen, side)) chosen.scrollIntoView({ block: 'start' })
  else if (!chosen && part !== undefined && part !== text.dataset.part) text.scrollIntoView({ block: 'start' })
  part = text.dataset.part
  // A refusal has taken the focus to its summary.
  if (!side.contains(document.activeElement)) side.focus({ preventScroll: true })
}

part = textSide()?.dataset.part
document.addEventListener('htmx:after:swap', (event) => {
  if (!textSide()) return
  // Instead of the jump that htmx would make, also where the words can be seen already.
  const { ctx } = (event as CustomEvent<Told>).detail
  if (ctx) ctx.request.anchor = undefined
  settle()
})

export {}
