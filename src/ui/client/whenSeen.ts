/**
 * Loads a part of the script when an element of its kind is first seen on the screen (or, `atOnce`, when it is in the page at all), also in what
 * htmx brings in later.
 */
export function whenSeen(selector: string, load: () => Promise<unknown>, options: { atOnce?: boolean } = {}): void {
  let started = false
  const start = () => {
    if (started) return
    started = true
    document.removeEventListener('htmx:after:swap', look)
    load().catch(() => {
      started = false
    })
  }
  const seen = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) {
      seen.disconnect()
      start()
    }
  })
  const look = () => {
    if (started) return
    const found = document.querySelectorAll(selector)
    if (found.length === 0) return
    if (options.atOnce) start()
    else for (const element of found) seen.observe(element)
  }
  document.addEventListener('htmx:after:swap', look)
  look()
}
