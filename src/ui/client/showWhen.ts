/** Shows the fields that a choice asks for, and hides those that it does not. What is hidden keeps what was typed; the server leaves it out. */
function settle(): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-shown-when]')) {
    const { shownWhen = '', is = '' } = part.dataset
    const form = part.closest('form')
    if (form) part.hidden = !new FormData(form).getAll(shownWhen).includes(is)
  }
}
settle()
document.addEventListener('change', settle)
document.addEventListener('htmx:after:swap', settle)
// A form may be emptied, and a browser that goes back puts back what had been chosen; both come after their event.
document.addEventListener('reset', () => setTimeout(settle))
window.addEventListener('pageshow', settle)

export {}
