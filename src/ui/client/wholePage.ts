/** What htmx tells about a request, as far as we look at it. */
interface Told {
  readonly ctx: {
    readonly select?: string | null
    readonly response: { readonly raw: Response }
    readonly request: { readonly method: string }
  }
  readonly tasks: readonly { readonly type: string; readonly fragment: DocumentFragment }[]
}

// A part of a page was asked for and another page came: signed out meanwhile, no longer allowed, or gone. It is shown whole, and no empty part.
document.addEventListener('htmx:before:swap', (event) => {
  const { ctx, tasks } = (event as CustomEvent<Told>).detail
  if (!ctx.select || !tasks.some((task) => task.type === 'main' && task.fragment.childElementCount === 0)) return
  event.preventDefault()
  const { raw } = ctx.response
  // What only answers to a sent form is no address to go to; the page that the form stands on says by itself what has become of it.
  if (ctx.request.method === 'GET' || raw.redirected) location.assign(raw.url)
  else location.reload()
})

export {}
