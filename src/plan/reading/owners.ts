/** Notes of responsible bodies: （财政部、教育部负责。列第一位者为牵头单位）. The first named leads. */
import type { SourceText } from './source/sourceText.js'
import type { Owner } from './types.js'

const LABELS =
  /(责任单位|责任部门|责任处室|责任人|牵头单位|牵头部门|负责单位|负责部门|承办单位|主办单位|配合单位|配合部门|参与单位|协办单位|实施单位|牵头|配合|责任) ?:/g
const SUPPORT_LABEL = /配合|参与|协办/
/** Words around the names that are not part of them. */
const TAIL =
  /(?:等(?:有关|相关)?(?:部门和单位|部门|单位)?)?(?:按照?(?:各自)?(?:职责|分工|职责分工))*(?:分别|共同|具体|组织|会同|等)*(?:牵头)?(?:负责|牵头|落实|实施|配合|参与|承办)(?:落实|实施|推进)?$/
const NO_NAME = /^(?:下同|各自|分别|列第一位.*|按.*分工.*|持续.*|长期.*|\d{4}年.*|\d+月.*|完成时限.*|等)$/
/** 年内持续推进, 9月底前出台: when, not who. */
const WHEN = /年内|年底|月底|月前|季度|长期|持续|适时|抓紧|及时|\d{4}年|推进$|出台|完成$/
const NAME_LONGEST = 40

/** The bodies named in [start, end), in the order of the text. Lead is the first, or those whom the note says lead. */
export function ownersIn(source: SourceText, shadow: string, start: number, end: number): Owner[] {
  let from = start
  let to = end
  while (from < to && /[( \t]/.test(shadow[from]!)) from++
  while (to > from && /[) \t。;]/.test(shadow[to - 1]!)) to--
  const owners: Owner[] = []
  for (const group of groupsIn(shadow, from, to)) namesIn(source, shadow, group, owners)
  return owners
}

interface Group {
  readonly start: number
  readonly end: number
  readonly role: 'lead' | 'support'
}

/** Parts of a note between stops; a label or a closing verb says what the names of a part do. */
function groupsIn(shadow: string, start: number, end: number): Group[] {
  const groups: Group[] = []
  let from = start
  for (let i = start; i <= end; i++) {
    if (i < end && !/[。;,]/.test(shadow[i]!)) continue
    const text = shadow.slice(from, i)
    const label = [...text.matchAll(LABELS)].at(0)
    const leads = label ? !SUPPORT_LABEL.test(label[1]!) && /牵头|主办/.test(label[1]!) : /牵头(?:负责)?$/.test(text)
    const supports = label ? SUPPORT_LABEL.test(label[1]!) : /(?:配合|参与|协办|协助)$/.test(text)
    const when = groups.length > 0 && !label && !leads && !supports && WHEN.test(text) && !/负责|落实/.test(text)
    if (!when)
      groups.push({
        start: from + (label ? label.index + label[0].length : 0),
        end: i,
        role: supports ? 'support' : 'lead',
      })
    from = i + 1
  }
  return groups
}

function namesIn(source: SourceText, shadow: string, group: Group, owners: Owner[]): void {
  const text = shadow.slice(group.start, group.end)
  if (!/\p{Script=Han}/u.test(text) || NO_NAME.test(text.trim())) return
  const tail = TAIL.exec(text)
  const names = tail ? text.slice(0, tail.index) : text
  let at = group.start
  for (const name of names.split('、')) {
    const trimmed = name.trim()
    const start = at + name.indexOf(trimmed)
    at += name.length + 1
    if (trimmed.length < 2 || trimmed.length > NAME_LONGEST || NO_NAME.test(trimmed)) continue
    // One unit leads; whoever is named beside it, even before 牵头, supports (P-060).
    const role = group.role !== 'support' && !owners.some((owner) => owner.role === 'lead') ? 'lead' : 'support'
    owners.push({ name: source.slice(start, start + trimmed.length), role, char_start: start, char_end: start + trimmed.length })
  }
}

const NOTE = /\((?=[^()]{0,200}(?:负责|牵头|责任单位|责任部门|承办单位|配合单位))[^()]{2,200}\)/g

/** Notes inside running sentences, before their stop. */
export function notesInside(shadow: string, start: number, end: number): { readonly start: number; readonly end: number }[] {
  return [...shadow.slice(start, end).matchAll(NOTE)]
    .filter((match) => /^[。;!,]?\s*$/.test(shadow.slice(start + match.index + match[0].length, end)))
    .map((match) => ({ start: start + match.index, end: start + match.index + match[0].length }))
}
