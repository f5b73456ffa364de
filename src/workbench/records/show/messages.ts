import { messages } from '../../../kernel/index.js'

export const texts = messages({
  masked: { zh: '个人信息，对您隐去', en: 'personal, masked for you' },
  rows: ({ n }: { n: number }) => ({ zh: `共 ${n} 行`, en: `${n} rows` }),
  restRows: ({ n }: { n: number }) => ({ zh: `其余 ${n} 行`, en: `${n} more rows` }),
  unit: { zh: '填报单位', en: 'Recording unit' },
  files: { zh: '佐证文件', en: 'Evidence' },
  noFiles: { zh: '没有佐证文件。', en: 'There are no files of evidence.' },
  picture: ({ name }: { name: string }) => ({ zh: `佐证图片：${name}`, en: `Picture of evidence: ${name}` }),
  download: { zh: '下载', en: 'Download' },
  waits: { zh: '待确认', en: 'waiting' },
  due: { zh: '期限', en: 'due' },
})
