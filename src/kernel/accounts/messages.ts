import { messages } from '../messages.js'

/** Sentences of what the accounts may refuse, and their letters. */
export const accountRefusals = messages({
  sign_in_wrong: { zh: '邮箱或密码不对。', en: 'The e-mail address or the password is wrong.' },
  sign_in_wait: ({ seconds }: { seconds: number }) => ({
    zh: `尝试次数过多，请 ${seconds} 秒后再试。也可以用一次性链接登录。`,
    en: `Too many attempts; try again in ${seconds} seconds, or sign in by a one-time link.`,
  }),
  code_wrong: { zh: '验证码不对或已过期。', en: 'The code is wrong or has expired.' },
  code_used: { zh: '这个验证码已用过，请等下一个。', en: 'This code has been used; wait for the next one.' },
  challenge_over: { zh: '登录已中断，请重新登录。', en: 'This sign-in is over; please begin again.' },
  link_over: { zh: '链接已使用或已过期，请索取新的链接。', en: 'The link has been used or has expired; ask for a new one.' },
  link_path: { zh: '链接只能指向本站页面。', en: 'A link may only lead to a page of this site.' },
  link_minutes: ({ maximum }: { maximum: number }) => ({
    zh: `链接有效期为 1 分钟至 ${maximum} 分钟。`,
    en: `A link lives from 1 to ${maximum} minutes.`,
  }),
  email_wrong: { zh: '这不是有效的邮箱地址。', en: 'This is not an e-mail address.' },
  email_taken: { zh: '这个邮箱已有账号。', en: 'There is already an account with this e-mail address.' },
  account_unknown: { zh: '没有这个账号。', en: 'There is no such account.' },
  sign_in_needed: { zh: '请先登录。', en: 'Please sign in first.' },
  password_length: ({ minimum, maximum }: { minimum: number; maximum: number }) => ({
    zh: `密码须为 ${minimum} 至 ${maximum} 个字符。`,
    en: `A password has ${minimum} to ${maximum} characters.`,
  }),
  password_simple: ({ minimum }: { minimum: number }) => ({
    zh: `密码至少含 ${minimum} 个不同的字符。`,
    en: `A password has at least ${minimum} different characters.`,
  }),
  password_about_owner: { zh: '密码不能以邮箱或姓名为主。', en: 'A password may not be made from your address or name.' },
  password_current_wrong: { zh: '现有密码不对。', en: 'The current password is wrong.' },
  totp_on_already: { zh: '两步验证已开启。', en: 'Two-step sign-in is already on.' },
  totp_off_already: { zh: '两步验证未开启。', en: 'Two-step sign-in is not on.' },
  token_name: ({ maximum }: { maximum: number }) => ({
    zh: `令牌名称为 1 至 ${maximum} 个字。`,
    en: `A token’s name has 1 to ${maximum} characters.`,
  }),
  token_scopes_empty: { zh: '请至少选择一项权限。', en: 'Choose at least one permission.' },
  token_scope_not_held: ({ scope }: { scope: string }) => ({
    zh: `您没有权限“${scope}”，令牌也不能有。`,
    en: `You do not hold the permission “${scope}”, so no token of yours can.`,
  }),
  token_days: ({ minimum, maximum }: { minimum: number; maximum: number }) => ({
    zh: `令牌有效期为 ${minimum} 至 ${maximum} 天。`,
    en: `A token lives from ${minimum} to ${maximum} days.`,
  }),
  tokens_too_many: ({ limit }: { limit: number }) => ({
    zh: `有效令牌已有 ${limit} 个，请先撤销不用的。`,
    en: `There are already ${limit} tokens in use; revoke some first.`,
  }),
})

/** Letters with a link, in both languages, since nobody knows which one the reader wants. */
export const accountLetters = {
  invitation: ({ name, url, hours }: { name: string; url: string; hours: number }) => ({
    subject: '邀请您使用学汇 · Invitation to Collegium',
    body: `${name}：\n\n请用下面的链接进入学汇并设置密码。链接只能使用一次，${hours} 小时内有效。\n\nDear ${name},\n\nUse the link below to enter Collegium and set a password. It works once and for ${hours} hours.\n\n${url}\n`,
  }),
  signIn: ({ name, url, minutes }: { name: string; url: string; minutes: number }) => ({
    subject: '学汇登录链接 · Your sign-in link',
    body: `${name}：\n\n请用下面的链接登录。链接只能使用一次，${minutes} 分钟内有效。如非本人操作，请忽略此信。\n\nDear ${name},\n\nUse the link below to sign in. It works once and for ${minutes} minutes. If you did not ask for it, ignore this letter.\n\n${url}\n`,
  }),
  reset: ({ name, url, minutes }: { name: string; url: string; minutes: number }) => ({
    subject: '重设学汇密码 · Reset your password',
    body: `${name}：\n\n请用下面的链接重设密码。链接只能使用一次，${minutes} 分钟内有效。如非本人操作，请忽略此信。\n\nDear ${name},\n\nUse the link below to set a new password. It works once and for ${minutes} minutes. If you did not ask for it, ignore this letter.\n\n${url}\n`,
  }),
}
