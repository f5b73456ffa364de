// <button data-copy="text"> copies the text, with an empty value the address of the page; says so on the button itself.
document.addEventListener('click', async (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('[data-copy]') : null
  if (!button) return
  const text = button.dataset.copy || location.href
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    return // The browser refused; the text is on the page and can be copied by hand.
  }
  const before = button.textContent
  button.textContent = button.dataset.copied ?? '✓'
  setTimeout(() => {
    button.textContent = before
  }, 2000)
})
