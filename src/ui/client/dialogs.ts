// A link that names a dialog opens it here; without script it leads to the page with the same content.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-dialog]') : null
  const dialog = link && document.getElementById(link.dataset.dialog ?? '')
  if (!(dialog instanceof HTMLDialogElement) || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  dialog.showModal()
})

// Buttons with `commandfor` close dialogs by themselves in new browsers; this stands in for the others.
if (!('commandForElement' in HTMLButtonElement.prototype)) {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button[commandfor]') : null
    const dialog = button && document.getElementById(button.getAttribute('commandfor') ?? '')
    if (dialog instanceof HTMLDialogElement && button?.getAttribute('command') === 'close') dialog.close()
  })
}
