import type { L10n } from '../../kernel/index.js'
import type { WindowName } from './rules.js'

export const windowNames: Readonly<Record<WindowName, L10n>> = {
  verify_q1: { zh: '第一季度', en: 'First quarter' },
  verify_q2: { zh: '第二季度', en: 'Second quarter' },
  verify_q3: { zh: '第三季度', en: 'Third quarter' },
  verify_q4: { zh: '第四季度', en: 'Fourth quarter' },
  verify_year: { zh: '全年', en: 'The year' },
}

export const drawTitle = (window: WindowName, year: number): L10n => ({
  zh: `抽取核验样本：${year}年${windowNames[window].zh}`,
  en: `Draw the samples: ${windowNames[window].en.toLowerCase()}, ${year}`,
})
export const checkTitle = (target: string, size: number): L10n => ({
  zh: `核验样本：${target}，${size}条`,
  en: `Check the sample of ${target}: ${size} rows`,
})
export const reviewTitle = (target: string, rows: number): L10n => ({
  zh: `复核本单位全部记录：${target}，${rows}条`,
  en: `Review all your rows of ${target}: ${rows}`,
})
