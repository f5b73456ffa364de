/** Elements of a part of a DOCX by name, found in one pass: hostile XML with tags that never close costs no more than plain text. */

export interface Element {
  readonly attributes: string
  readonly inner: string
  /** Where its closing tag ends. */
  readonly end: number
}

const tags = new Map<string, RegExp>()

/** Elements `w:name` in the order in which they close; of elements within each other the innermost. Empty tags (`<w:p/>`) are left out. */
export function* elementsOf(xml: string, name: string): Generator<Element> {
  if (!tags.has(name)) tags.set(name, new RegExp(`<(/?)w:${name}(?=[\\s/>])([^<>]*)>`, 'g'))
  let open: RegExpExecArray | undefined
  for (const tag of xml.matchAll(tags.get(name)!)) {
    if (tag[2]!.endsWith('/')) continue
    if (tag[1] === '') open = tag
    else if (open) {
      const inner = xml.slice(open.index + open[0].length, tag.index)
      yield { attributes: open[2]!, inner, end: tag.index + tag[0].length }
      open = undefined
    }
  }
}

/** The first such element, or undefined. */
export const elementOf = (xml: string, name: string): Element | undefined => elementsOf(xml, name).next().value ?? undefined
