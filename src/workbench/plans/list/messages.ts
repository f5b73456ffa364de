import { messages } from '../../../kernel/index.js'

export const texts = messages({
  lead: {
    zh: '计划文本导入后逐处核对，由另一人确认，再分解到单位和项目。原文按字节保存，不作任何改动。',
    en: 'A plan text is imported, reviewed place by place, confirmed by a second person, and then given out to units and programmes. The text itself is kept byte for byte.',
  },
  import: { zh: '导入计划', en: 'Import a plan' },
  plan: { zh: '计划', en: 'Plan' },
  next: { zh: '下一步', en: 'Next step' },
  none: { zh: '还没有计划', en: 'No plan yet' },
  noneText: {
    zh: '由计划编辑导入文本（TXT 或 DOCX）。导入后先核对，再由另一人确认。',
    en: 'The plan editor imports a text (TXT or DOCX). It is then reviewed, and confirmed by another person.',
  },
  versions: { zh: '版本', en: 'Versions' },
  madeBy: { zh: '导入或提出', en: 'Brought in by' },
  inForce: { zh: '施行日期', en: 'In force from' },
  goReview: { zh: '核对文本', en: 'Review the text' },
  goConfirm: { zh: '等待另一人确认', en: 'Waits for a second person' },
  goWork: { zh: '分解任务', en: 'Give out the work' },
  log: { zh: '导入记录', en: 'Import log' },
  file: { zh: '文件', en: 'File' },
  size: { zh: '大小', en: 'Size' },
  encoding: { zh: '编码', en: 'Encoding' },
  outcome: { zh: '结果', en: 'Outcome' },
  taken: { zh: '已读入', en: 'taken in' },
  refused: { zh: '未读入', en: 'refused' },
})

export const versionStates = {
  parsed: { zh: '已读入', en: 'read' },
  in_review: { zh: '核对中', en: 'in review' },
  confirmed: { zh: '已确认', en: 'confirmed' },
  rejected: { zh: '未采用', en: 'rejected' },
} as const

export const said = messages({
  rejected: { zh: '这一版已记为不采用。', en: 'That version has been put aside.' },
})
