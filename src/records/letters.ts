import { addDays, type Day, type L10n, type Letter } from '../kernel/index.js'

export interface InvitationWords {
  readonly to: string
  readonly name: string
  readonly pack: L10n
  readonly title: string
  readonly unit: string
  readonly happenedOn: Day
  readonly due: Day
  readonly link: string
}

/** Days after the due day on which the link still opens. */
const GRACE = 30
export const linkExpiresOn = (due: Day): Day => addDays(due, GRACE)

/** Both languages in one letter: the house does not know which of them a guest reads. Addressed by name, with nothing but the event and the link. */
export function invitationLetter(words: InvitationWords): Letter {
  const { name, pack, title, unit, happenedOn, due, link } = words
  const oneLine = (text: string) => text.replace(/[\u0000-\u001f\u007f]+/g, ' ').slice(0, 200)
  const body = [
    `${oneLine(name)}：`,
    '',
    `${oneLine(unit)}填报了一项“${pack.zh}”：${oneLine(title)}（${happenedOn}），请您作为相关方确认。`,
    `请在 ${due} 前打开下面的链接，可以确认、退回或拒绝；无须注册。链接只能使用一次，请勿转发。`,
    '',
    link,
    '',
    '—',
    '',
    `Dear ${oneLine(name)},`,
    '',
    `${oneLine(unit)} has recorded under “${pack.en}”: ${oneLine(title)} (${happenedOn}), and asks you, as the one concerned, to confirm it.`,
    `Please open the link above by ${due} to confirm it, send it back or refuse it. No sign-in is needed. The link works once; please do not pass it on.`,
  ].join('\n')
  return { to: words.to, subject: `请确认 / Please confirm: ${oneLine(title) || pack.zh}`.slice(0, 150), body }
}
