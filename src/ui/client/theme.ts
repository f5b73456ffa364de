// The theme links reload the page where there is no script; here the page changes at once and the server is told in the background.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-theme-choice]') : null
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  const theme = link.dataset.themeChoice
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  else delete document.documentElement.dataset.theme
  for (const other of document.querySelectorAll('a[data-theme-choice]')) other.removeAttribute('aria-current')
  link.setAttribute('aria-current', 'true')
  document.querySelector('meta[name="color-scheme"]')?.setAttribute('content', theme === 'light' || theme === 'dark' ? theme : 'light dark')
  fetch(link.href, { method: 'HEAD', credentials: 'same-origin' }).catch(() => {})
})
