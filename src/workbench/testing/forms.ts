/** A form as a reader without script would send it: what the page holds, with what he has typed and the button he has pressed. */
export interface FoundForm {
  readonly action: string
  readonly values: FormData
  set(name: string, value: string | Blob, file?: string): FoundForm
  press(name: string, value: string): FoundForm
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }
export const plain = (html: string): string => html.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)
  return found ? plain(found[1]!) : undefined
}

/** The first form of the page whose address begins so, with everything that stands in it. @throws where there is none */
export function formIn(html: string, action: string): FoundForm {
  for (const [whole, tag] of html.matchAll(/(<form[^>]*>)[\s\S]*?<\/form>/g)) {
    const to = attribute(tag!, 'action') ?? ''
    if (to.startsWith(action)) return found(to, whole)
  }
  throw new Error(`the page has no form for ${action}`)
}

function found(action: string, html: string): FoundForm {
  const values = new FormData()
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const name = attribute(tag, 'name')
    const type = attribute(tag, 'type') ?? 'text'
    if (!name || type === 'file' || type === 'submit') continue
    if ((type === 'checkbox' || type === 'radio') && !/\schecked[\s=>/]/.test(tag)) continue
    values.append(name, attribute(tag, 'value') ?? '')
  }
  for (const [, tag, text] of html.matchAll(/(<textarea[^>]*>)([\s\S]*?)<\/textarea>/g))
    values.append(attribute(tag!, 'name') ?? '', plain(text!))
  for (const [, tag, inner] of html.matchAll(/(<select[^>]*>)([\s\S]*?)<\/select>/g)) {
    const chosen = [...inner!.matchAll(/<option[^>]*>/g)].find(([option]) => /\sselected[\s=>/]/.test(option))
    values.append(attribute(tag!, 'name') ?? '', chosen ? (attribute(chosen[0], 'value') ?? '') : '')
  }
  const form: FoundForm = {
    action,
    values,
    set: (name, value, file) => {
      if (typeof value === 'string') values.set(name, value)
      else values.append(name, value, file)
      return form
    },
    press: (name, value) => {
      values.append(name, value)
      return form
    },
  }
  return form
}

/** A small PDF. */
export const pdf = (words: string): Blob =>
  new Blob([`%PDF-1.4\n%${words}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`], { type: 'application/pdf' })

/** The text of a page without its tags, for reading. */
export const wordsOf = (html: string): string =>
  plain(html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ')
