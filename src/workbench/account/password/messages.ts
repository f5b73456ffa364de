import { messages } from '../../../kernel/index.js'

export const texts = messages({
  forgot: { zh: '忘记密码', en: 'I forgot my password' },
  forgotLead: {
    zh: '我们会向您的邮箱发送一个链接，打开后即可设置新密码。链接 20 分钟内有效，只能使用一次。',
    en: 'We send a link to your address, behind which you set a new password. It works once, within 20 minutes.',
  },
  email: { zh: '邮箱', en: 'E-mail address' },
  send: { zh: '发送链接', en: 'Send the link' },
  sent: { zh: '如有此账号，信已发出', en: 'If there is such an account, the letter is on its way' },
  sentText: {
    zh: '请查收邮件并打开其中的链接。几分钟后仍未收到，请检查垃圾邮件，或确认邮箱是否写对。',
    en: 'Open the link in the letter. If nothing has come after a few minutes, look among unwanted mail and check the address.',
  },
  signIn: { zh: '登录', en: 'Sign in' },
  set: { zh: '设置密码', en: 'Set a password' },
  setLead: {
    zh: '至少 12 个字符，越长越好；可以是一句话。设置后，您在其他设备上的登录会全部结束。',
    en: 'At least 12 characters; longer is better, and a sentence will do. Your sign-ins elsewhere end when it is set.',
  },
  current: { zh: '现有密码', en: 'Present password' },
  password: { zh: '新密码', en: 'New password' },
  again: { zh: '再输入一次新密码', en: 'New password again' },
  save: { zh: '保存密码', en: 'Save the password' },
  later: { zh: '以后再说', en: 'Later' },
})

export const passwordRefusals = messages({
  password_differs: { zh: '两次输入的新密码不一致。', en: 'The two new passwords differ.' },
})
