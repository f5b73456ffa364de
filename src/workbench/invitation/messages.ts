import { messages } from '../../kernel/index.js'

export const texts = messages({
  title: { zh: '请您确认', en: 'Please confirm' },
  lead: ({ name, unit }: { name: string; unit: string }) => ({
    zh: `${name}，您好。${unit}填报了下面这件事，并请您作为相关方确认。不需要注册或登录。`,
    en: `Dear ${name}, ${unit} has recorded the following and asks you, as the one concerned, to confirm it. You need neither account nor sign-in.`,
  }),
  asked: { zh: '请您确认的是', en: 'What you are asked' },
  until: { zh: '链接有效期至', en: 'The link works until' },
  due: { zh: '请在此日之前', en: 'Please answer by' },
  evidence: { zh: '佐证文件', en: 'Evidence' },
  answer: { zh: '您的答复', en: 'Your answer' },
  note: { zh: '意见', en: 'Note' },
  noteHelp: { zh: '退回或拒绝必须写明理由（至少 4 个字）。', en: 'Sending back and refusing need a reason (at least 4 characters).' },
  confirm: { zh: '确认属实', en: 'Confirm: it is true' },
  sendBack: { zh: '有误，退回修改', en: 'Something is wrong: send it back' },
  refuse: { zh: '拒绝：没有这件事', en: 'Refuse: it did not happen' },
  once: {
    zh: '答复一次后链接即失效。填报单位能看到您的答复和意见。',
    en: 'The link works for one answer. The recording unit sees your answer and your note.',
  },
  thanks: { zh: '谢谢，您的答复已经收到', en: 'Thank you, your answer has been received' },
  confirmed: { zh: '您已确认属实。', en: 'You have confirmed that it is true.' },
  sent_back: { zh: '您已退回，填报单位会看到您写的理由。', en: 'You have sent it back; the recording unit sees your reason.' },
  refused: { zh: '您已拒绝，填报单位会看到您写的理由。', en: 'You have refused it; the recording unit sees your reason.' },
  closed: { zh: '这个链接不能再用', en: 'This link can no longer be used' },
  notWaiting: {
    zh: '这条填报已经改动或不再等待确认；若仍需要您，会收到新的链接。',
    en: 'The record was changed or no longer waits; if you are still needed, a new link will reach you.',
  },
})
