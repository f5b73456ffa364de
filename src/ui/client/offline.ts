const show = () => {
  const bar = document.getElementById('offline')
  if (bar) bar.hidden = navigator.onLine
}
addEventListener('online', show)
addEventListener('offline', show)
if (!navigator.onLine) show()

// A part that could not be fetched says so where it would have stood.
document.addEventListener('htmx:error', () => {
  const bar = document.getElementById('failed')
  if (bar) bar.hidden = false
})
document.addEventListener('htmx:after:swap', () => {
  const bar = document.getElementById('failed')
  if (bar) bar.hidden = true
})
