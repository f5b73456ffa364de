import type { WebApp } from '../../ui/http/index.js'

/** A page as a reader without script has it. */
export interface Seen {
  readonly status: number
  readonly address: string
  readonly html: string
  /** The page's words, without its tags. */
  readonly text: string
  readonly forms: readonly FormSeen[]
  readonly headers: Headers
}

export interface FormSeen {
  readonly action: string
  readonly method: string
  /** What it would send as it stands, buttons left out. */
  readonly values: readonly (readonly [string, string])[]
  readonly names: readonly string[]
  readonly buttons: readonly { readonly text: string; readonly name?: string; readonly value?: string; readonly disabled: boolean }[]
}

type Sent = Readonly<Record<string, string | readonly string[] | File | undefined>>

/** Whether the form would send this value. */
export const holds = (form: FormSeen, name: string, value: string): boolean =>
  form.values.some(([own, its]) => own === name && its === value)

/** Someone who reads pages, follows redirects and sends forms, with cookies and without script. */
export interface Walker {
  get(address: string): Promise<Seen>
  /** Sends a form of the page last seen: the one with this action (or the end of one), or the first that fits; with these values instead of its own. */
  send(which: string | ((form: FormSeen) => boolean), values?: Sent, button?: string): Promise<Seen>
  /** Posts directly, as a program would. */
  post(address: string, values?: Sent): Promise<Seen>
  readonly seen: Seen
  readonly jar: Map<string, string>
}

export function walker(app: WebApp, origin = 'http://127.0.0.1:3000'): Walker {
  const jar = new Map<string, string>()
  let last: Seen | undefined
  const ask = async (address: string, init: { method?: string; body?: FormData } = {}): Promise<Seen> => {
    let path = address.startsWith(origin) ? address.slice(origin.length) : address
    for (let hops = 0, next = init; hops < 6; hops++, next = {}) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const headers: Record<string, string> = {
        host: new URL(origin).host,
        origin,
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
      }
      if (cookie) headers.cookie = cookie
      const answer = await app.request(`${origin}${path}`, { ...next, headers })
      keep(jar, answer.headers.getSetCookie())
      const to = answer.headers.get('location')
      if (answer.status < 300 || answer.status > 399 || !to) {
        last = await read(answer, path)
        return last
      }
      path = to.startsWith(origin) ? to.slice(origin.length) : to
      path = path.split('#')[0]!
    }
    throw new Error(`too many redirects from ${address}`)
  }
  const seen = () => {
    if (!last) throw new Error('no page has been seen yet')
    return last
  }
  return {
    jar,
    get seen() {
      return seen()
    },
    get: (address) => ask(address),
    post: (address, values = {}) => ask(address, { method: 'POST', body: bodyOf([], values) }),
    send: (which, values = {}, button) => {
      const { forms } = seen()
      const fits = typeof which === 'string' ? (form: FormSeen) => form.action === which : which
      const ends = (form: FormSeen) => typeof which === 'string' && form.action.split(/[?#]/)[0]!.endsWith(which)
      const form = forms.find(fits) ?? forms.find(ends)
      if (!form) throw new Error(`no form for ${which} on ${seen().address}; there are ${forms.map((one) => one.action).join(', ')}`)
      const pressed = button === undefined ? undefined : form.buttons.find((one) => one.text.includes(button))
      if (button !== undefined && !pressed)
        throw new Error(`no button ${button}; there are ${form.buttons.map((one) => one.text).join(', ')}`)
      if (pressed?.disabled) throw new Error(`the button ${button} is greyed`)
      for (const name of Object.keys(values))
        if (!form.names.includes(name)) throw new Error(`the form for ${form.action} has no field ${name}: ${form.names.join(', ')}`)
      const own = pressed?.name ? [...form.values, [pressed.name, pressed.value ?? ''] as const] : form.values
      if (form.method === 'get') {
        const query = new URLSearchParams([...bodyOf(own, values)].map(([name, value]) => [name, String(value)]))
        return ask(`${form.action.split('?')[0]}?${query}`)
      }
      return ask(form.action.split('#')[0]!, { method: 'POST', body: bodyOf(own, values) })
    },
  }
}

function keep(jar: Map<string, string>, cookies: readonly string[]): void {
  for (const cookie of cookies) {
    const [pair = '', ...rest] = cookie.split(';')
    const at = pair.indexOf('=')
    if (/max-age=0/i.test(rest.join(';'))) jar.delete(pair.slice(0, at))
    else jar.set(pair.slice(0, at), pair.slice(at + 1))
  }
}

function bodyOf(own: readonly (readonly [string, string])[], values: Sent): FormData {
  const body = new FormData()
  for (const [name, value] of own) if (!(name in values)) body.append(name, value)
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue
    for (const one of Array.isArray(value) ? value : [value]) body.append(name, one as string)
  }
  return body
}

async function read(answer: Response, address: string): Promise<Seen> {
  const isPage = (answer.headers.get('content-type') ?? '').includes('text/html')
  const html = isPage ? await answer.text() : ''
  const forms = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head, inside]) => formOf(head!, inside!))
  return { status: answer.status, address, html, text: wordsOf(html.replace(/<head>[\s\S]*?<\/head>/, '')), forms, headers: answer.headers }
}

const wordsOf = (html: string): string =>
  decoded(html.replaceAll(/<[^>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim()
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const decoded = (text: string) => text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name]!)
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`(?:^|\\s)${name}(?:="([^"]*)")?(?=[\\s/>]|$)`).exec(tag)
  return found ? decoded(found[1] ?? '') : undefined
}

function formOf(head: string, inside: string): FormSeen {
  const values: [string, string][] = []
  const names = new Set<string>()
  for (const [, tag] of inside.matchAll(/<input\b([^>]*)>/g)) {
    const [name, type] = [attribute(tag!, 'name'), attribute(tag!, 'type') ?? 'text']
    if (!name) continue
    names.add(name)
    const isBox = type === 'checkbox' || type === 'radio'
    if (attribute(tag!, 'disabled') !== undefined || type === 'file') continue
    if (!isBox || attribute(tag!, 'checked') !== undefined) values.push([name, attribute(tag!, 'value') ?? ''])
  }
  for (const [, tag, text] of inside.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) {
    names.add(attribute(tag!, 'name')!)
    values.push([attribute(tag!, 'name')!, decoded(text!)])
  }
  for (const [, tag, options] of inside.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const all = [...options!.matchAll(/<option\b([^>]*)>/g)].map(([, option]) => option!)
    const chosen = all.find((option) => attribute(option, 'selected') !== undefined) ?? all[0]
    names.add(attribute(tag!, 'name')!)
    values.push([attribute(tag!, 'name')!, chosen ? (attribute(chosen, 'value') ?? '') : ''])
  }
  const buttons = [...inside.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)].map(([, tag, text]) => {
    const [name, value] = [attribute(tag!, 'name'), attribute(tag!, 'value')]
    const disabled = attribute(tag!, 'disabled') !== undefined
    return { text: wordsOf(text!), disabled, ...(name === undefined ? {} : { name }), ...(value === undefined ? {} : { value }) }
  })
  return { action: attribute(head, 'action') ?? '', method: attribute(head, 'method') ?? 'get', values, names: [...names], buttons }
}
