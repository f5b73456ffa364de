import { messages } from '../../../kernel/index.js'

export const texts = messages({
  title: { zh: '导入计划', en: 'Import a plan' },
  lead: {
    zh: '选择计划文本。系统先读一遍给您看，确认无误后才保存；原文按字节保存，不改一字。',
    en: 'Choose the text of the plan. It is read and shown to you first, and kept only when you say so: byte for byte, not a character changed.',
  },
  amendTitle: { zh: '以新文本调整计划', en: 'Amend the plan by a new text' },
  file: { zh: '计划文件', en: 'File of the plan' },
  fileHelp: {
    zh: '纯文本（TXT，不超过 1 MiB）或 DOCX（不超过 10 MiB）。PDF 请先另存为文本或 DOCX。',
    en: 'Plain text (TXT, up to 1 MiB) or DOCX (up to 10 MiB). Save a PDF as text or DOCX first.',
  },
  fileKept: ({ name }: { name: string }) => ({
    zh: `已收到：${name}。如需换文件，请重新选择。`,
    en: `Received: ${name}. Choose again to use another file.`,
  }),
  encoding: { zh: '编码', en: 'Encoding' },
  encodingHelp: { zh: '一般自动识别；读出的文字不对时再选。', en: 'Found by itself as a rule; choose only when what is read looks wrong.' },
  auto: { zh: '自动识别', en: 'find it' },
  year: { zh: '计划年度', en: 'Plan year' },
  yearHelp: { zh: '文中没有写明时填写。', en: 'Only where the text does not say it.' },
  body: { zh: '发文机构', en: 'Issuing body' },
  bodyHelp: { zh: '文末没有“来源：”一行时填写。', en: 'Only where the text has no line naming its source.' },
  read: { zh: '读一遍', en: 'Read it' },
  readAgain: { zh: '重新读', en: 'Read again' },
  keep: { zh: '导入并开始核对', en: 'Import it and begin the review' },
  readAs: { zh: '读出的内容', en: 'What was read' },
  characters: { zh: '字数', en: 'Characters' },
  sections: { zh: '节', en: 'Sections' },
  items: { zh: '条', en: 'Items' },
  tasks: { zh: '任务', en: 'Tasks' },
  numerals: { zh: '数字', en: 'Numbers' },
  targets: { zh: '拟定指标', en: 'Proposed targets' },
  illegible: { zh: '无法辨认处', en: 'Illegible runs' },
  sha: { zh: '指纹（SHA-256）', en: 'Fingerprint (SHA-256)' },
  size: { zh: '大小', en: 'Size' },
  warnings: { zh: '提示', en: 'Warnings' },
  blocking: { zh: '确认前须处理', en: 'to be settled before the confirmation' },
  beginning: { zh: '开头', en: 'The beginning' },
  notFound: { zh: '没有找到', en: 'not found' },
  hand: { zh: '人工选择', en: 'by hand' },
  place: ({ line, column, byte }: { line?: number; column?: number; byte?: number }) => ({
    zh: [line ? `第 ${line} 行` : '', column ? `第 ${column} 列` : '', byte === undefined ? '' : `第 ${byte} 字节`]
      .filter(Boolean)
      .join('，'),
    en: [line ? `line ${line}` : '', column ? `column ${column}` : '', byte === undefined ? '' : `byte ${byte}`].filter(Boolean).join(', '),
  }),
  tryEncodings: { zh: '按各种编码读出的开头', en: 'The beginning as each encoding reads it' },
  tryHelp: { zh: '选读得通的一种，再读一遍。', en: 'Choose the one that makes sense, and read again.' },
  unreadable: { zh: '不能按此编码读', en: 'cannot be read so' },
  openThat: { zh: '打开那一次导入', en: 'Open that import' },
  openPlan: { zh: '打开已确认的计划，以新文本调整', en: 'Open the confirmed plan and amend it by a new text' },
  document: { zh: '依据文件', en: 'Document' },
  documentHelp: { zh: '文件名称和文号。', en: 'Its title and number.' },
  inForceFrom: { zh: '施行日期', en: 'In force from' },
  reason: { zh: '理由', en: 'Reason' },
  fileTooBigToKeep: { zh: '文件较大，请再次选择同一文件。', en: 'The file is large; please choose it again.' },
})

export const ENCODING_NAMES = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030',
  big5: 'Big5',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
} as const
