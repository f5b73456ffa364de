import { messages } from '../../../kernel/index.js'

export const texts = messages({
  signIn: { zh: '登录', en: 'Sign in' },
  lead: {
    zh: '公开页面无需登录。登录后可以填报、确认、管理计划。',
    en: 'The public pages need no sign-in. Sign in to report, confirm and manage plans.',
  },
  email: { zh: '邮箱', en: 'E-mail address' },
  password: { zh: '密码', en: 'Password' },
  forgot: { zh: '忘记密码', en: 'I forgot my password' },
  byLetter: { zh: '用邮件中的链接登录', en: 'Sign in by a link in a letter' },
  letterLead: {
    zh: '我们会向这个邮箱发送一个登录链接，20 分钟内有效，只能使用一次。',
    en: 'We send a sign-in link to this address. It works once, within 20 minutes.',
  },
  sendLetter: { zh: '发送登录链接', en: 'Send the link' },
  letterSent: { zh: '如有此账号，信已发出', en: 'If there is such an account, the letter is on its way' },
  letterSentText: {
    zh: '请查收邮件并打开其中的链接。几分钟后仍未收到，请检查垃圾邮件，或确认邮箱是否写对。我们不透露某个邮箱是否有账号。',
    en: 'Open the link in the letter. If nothing has come after a few minutes, look among unwanted mail and check the address. We do not say whether an address has an account.',
  },
  demoLinks: {
    zh: '演示版：启动时终端会打印各角色的一次性登录链接，也可用 npm start 再次取得。',
    en: 'Demonstration: one-time sign-in links for each role are printed in the terminal at the start; npm start prints new ones.',
  },
  code: { zh: '两步验证', en: 'Second step' },
  codeLead: {
    zh: '请输入验证器应用上显示的 6 位数字；手边没有手机时，可用一个备用码。',
    en: 'Enter the six digits that your authenticator app shows, or one of your paper codes if your phone is not at hand.',
  },
  codeField: { zh: '验证码或备用码', en: 'Code, or paper code' },
  goOn: { zh: '继续', en: 'Go on' },
  beginAgain: { zh: '重新登录', en: 'Begin again' },
  link: { zh: '一次性登录链接', en: 'One-time sign-in link' },
  linkFor: ({ name }: { name: string }) => ({ zh: `以“${name}”的身份登录`, en: `Sign in as ${name}` }),
  linkLead: {
    zh: '这个链接只能使用一次。按下按钮后登录，链接随即失效。',
    en: 'This link works once. Pressing the button signs you in and uses the link up.',
  },
  linkInstead: ({ name }: { name: string }) => ({
    zh: `您现在以“${name}”的身份登录；使用链接后将换为链接所属的人。`,
    en: `You are signed in as ${name}; the link signs you in as its owner instead.`,
  }),
  linkOver: { zh: '这个链接不能再用了', en: 'This link cannot be used any more' },
  linkOverText: {
    zh: '它已被使用或已过期。可以用邮箱索取新的链接；演示版可重新运行 npm start 取得。',
    en: 'It has been used or has expired. Ask for a new one by e-mail; in the demonstration, npm start prints new ones.',
  },
  signOut: { zh: '退出登录', en: 'Sign out' },
  signOutLead: ({ name }: { name: string }) => ({ zh: `您以“${name}”的身份登录。`, en: `You are signed in as ${name}.` }),
  notSignedIn: { zh: '您没有登录。', en: 'You are not signed in.' },
})
