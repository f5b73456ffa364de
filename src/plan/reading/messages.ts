/** What the reader says, in both languages: what happened, where, what to do next. Keyed by code, with the numbers that explain it. */
import type { Disposition, PlanRefusal, Target, Warning } from './types.js'

export interface Said {
  readonly zh: string
  readonly en: string
}
type Finding = (PlanRefusal | Warning | { readonly code: 'E-SAME' | 'E-EXISTS'; readonly [detail: string]: unknown }) & {
  readonly [detail: string]: unknown
}
export type FindingCode = Finding['code']

const whole = (value: unknown): string => (typeof value === 'number' ? value.toLocaleString('en-US') : String(value ?? '?'))

const KINDS: Readonly<Record<string, Said>> = {
  PDF: { zh: 'PDF', en: 'PDF' },
  ZIP: { zh: '压缩', en: 'ZIP' },
  OLE: { zh: '旧版 Word（.doc）或加密的 Office', en: 'old Word (.doc) or encrypted Office' },
  PNG: { zh: 'PNG 图片', en: 'PNG picture' },
  JPEG: { zh: 'JPEG 图片', en: 'JPEG picture' },
  GIF: { zh: 'GIF 图片', en: 'GIF picture' },
  RTF: { zh: 'RTF', en: 'RTF' },
  GZIP: { zh: '压缩', en: 'GZIP' },
  RAR: { zh: '压缩', en: 'RAR' },
  '7Z': { zh: '压缩', en: '7Z' },
  DOCX: { zh: '已损坏或无法打开的 DOCX', en: 'broken DOCX' },
  NUL: { zh: '二进制', en: 'binary' },
  CONTROL: { zh: '含大量控制字符的', en: 'control-character' },
}

const ENCODINGS: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030',
  big5: 'Big5',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'utf-32le': 'UTF-32 LE',
  'utf-32be': 'UTF-32 BE',
}
const encodingName = (value: unknown): string => ENCODINGS[String(value)] ?? String(value)

const CHOOSE: Said = {
  zh: '请手工选择编码后重读，或另存为 UTF-8 文本再导入。',
  en: 'Choose the encoding by hand, or save the file as UTF-8 text and import it again.',
}

const both = (zh: string, en: string, next?: Said): Said => (next ? { zh: `${zh}${next.zh}`, en: `${en} ${next.en}` } : { zh, en })

function encodingSaid(f: Finding): Said {
  if (f.mark) {
    const name = encodingName(f.mark)
    if (String(f.mark) !== 'utf-8')
      return both(`文件开头有 ${name} 标记，不会自动按它读。`, `The file begins with a ${name} mark, which is not read by itself.`, CHOOSE)
  }
  if (f.guess)
    return both(`文件像是没有标记的 ${encodingName(f.guess)}。`, `The file looks like ${encodingName(f.guess)} without a mark.`, CHOOSE)
  if (f.chosen)
    return both(
      `第 ${whole(f.byte)} 字节（从 0 数起）不是有效的 ${encodingName(f.chosen)}。`,
      `Byte ${whole(f.byte)} (counted from 0) is not valid ${encodingName(f.chosen)}.`,
      CHOOSE,
    )
  return both(
    `第 ${whole(f.byte)} 字节（从 0 数起）不是有效的 UTF-8 或 GB18030。`,
    `Byte ${whole(f.byte)} (counted from 0) is neither valid UTF-8 nor GB18030.`,
    CHOOSE,
  )
}

function sizeSaid(f: Finding): Said {
  const next: Said = { zh: '请拆分，或只导入计划正文。', en: 'Split it, or import the text of the plan alone.' }
  if (f.what === 'unpacked')
    return both(`DOCX 解压后超过 ${whole(f.limit)} 字节的上限。`, `Unpacked, the DOCX exceeds the limit of ${whole(f.limit)} bytes.`, next)
  const zh = f.what === 'docx' ? 'DOCX 文件' : f.what === 'text' ? 'DOCX 中的文字' : '文件'
  const en = f.what === 'docx' ? 'The DOCX file has' : f.what === 'text' ? 'The text in the DOCX has' : 'The file has'
  return both(
    `${zh} ${whole(f.size)} 字节，上限 ${whole(f.limit)} 字节。`,
    `${en} ${whole(f.size)} bytes; the limit is ${whole(f.limit)}.`,
    next,
  )
}

function mixedSaid(f: Finding): Said {
  const next: Said = { zh: '原样保存，请知悉。', en: 'Kept as received; please acknowledge.' }
  if (f.what === 'breaks') {
    return both(
      `换行混用（LF ${whole(f.lf)}、CR LF ${whole(f.crlf)}、CR ${whole(f.cr)}），第 ${whole(f.line)} 行起不同。`,
      `Mixed line ends (LF ${whole(f.lf)}, CR LF ${whole(f.crlf)}, CR ${whole(f.cr)}), from line ${whole(f.line)}.`,
      next,
    )
  }
  return both(
    `简体与繁体混用（繁 ${whole(f.traditional)} 字、简 ${whole(f.simplified)} 字），首见于第 ${whole(f.line)} 行第 ${whole(f.column)} 列。`,
    `Mixed script (${whole(f.traditional)} traditional, ${whole(f.simplified)} simplified characters), first at line ${whole(f.line)}, column ${whole(f.column)}.`,
    next,
  )
}

const SENTENCES: Readonly<Record<FindingCode, (f: Finding) => Said>> = {
  'E-EMPTY': () =>
    both('文件为空，没有可读的文字。请检查文件后重新选择。', 'The file is empty: no text to read. Check the file and choose it again.'),
  'E-BINARY': (f) => {
    const kind = KINDS[String(f.kind)] ?? { zh: String(f.kind), en: String(f.kind) }
    return both(
      `这是${kind.zh}文件，不是纯文本；请另存为纯文本或 DOCX 再导入。`,
      `This is a ${kind.en} file, not plain text. Save it as plain text or DOCX first.`,
    )
  },
  'E-ENC': encodingSaid,
  'E-ENC-DOUBT': (f) =>
    both(
      `按 ${encodingName(f.encoding)} 读出的文字不像中文（常用字占 ${String(f.share)}%，应不低于 ${String(f.limit)}%），可能是其他编码。开头读作：“${String(f.sample)}”。`,
      `Read as ${encodingName(f.encoding)} this does not look like Chinese (${String(f.share)} % common characters, ${String(f.limit)} % needed). It begins: “${String(f.sample)}”.`,
      CHOOSE,
    ),
  'E-CUT': (f) =>
    both(
      `文件末尾的字不完整（第 ${whole(f.byte)} 字节起），可能被截断。请重新取得完整的文件。`,
      `The last character is unfinished (from byte ${whole(f.byte)}); the file may be cut off. Get the whole file again.`,
    ),
  'E-SIZE': sizeSaid,
  'E-NONUM': () =>
    both(
      '没有找到编号，无法分条；文字按段落保留，可手工标出条目。',
      'No numbering found. The text is kept as paragraphs; items can be marked by hand.',
    ),
  'E-DUP': (f) =>
    both(
      `编号 ${whole(f.n)} 出现两次：第 ${whole(f.a)} 行和第 ${whole(f.b)} 行。请在审阅时改级别或改编号归属，否则不能确认。`,
      `Number ${whole(f.n)} appears twice: lines ${whole(f.a)} and ${whole(f.b)}. Settle it in review; until then the plan cannot be confirmed.`,
    ),
  'E-YEAR': () => both('找不到计划年度，请填写。', 'No plan year found; please give it.'),
  'E-SAME': (f) =>
    both(
      `与 ${String(f.date)} 导入的文件完全相同。请打开那一次导入。`,
      `Identical to the file imported on ${String(f.date)}. Open that import instead.`,
    ),
  'E-EXISTS': (f) =>
    both(`${String(f.year)} 年计划已确认；请作为修订导入。`, `A confirmed plan for ${String(f.year)} exists; import this as an amendment.`),
  'W-LONG': (f) =>
    both(
      `文件很长（${whole(f.size)} 字节），请确认是一份计划而非汇编。`,
      `Very long for one plan (${whole(f.size)} bytes); check that it is not a collection.`,
    ),
  'W-GAP': (f) =>
    both(
      `第 ${whole(f.line)} 行：编号由 ${whole(f.a)} 跳到 ${whole(f.b)}。请核对是否缺条，并知悉。`,
      `Line ${whole(f.line)}: numbering jumps from ${whole(f.a)} to ${whole(f.b)}. Check whether something is missing, and acknowledge.`,
    ),
  'W-RESTART': (f) =>
    both(
      `第 ${whole(f.line)} 行起各节重新编号，条目以“节.条”为号。`,
      `Numbers restart in each section (from line ${whole(f.line)}); ids become section.item.`,
    ),
  'W-MIXED': mixedSaid,
}

/** The sentence of a refusal or warning in both languages. */
export function sentenceOf(finding: PlanRefusal | Warning | { readonly code: FindingCode; readonly [detail: string]: unknown }): Said {
  return SENTENCES[finding.code](finding as Finding)
}

export const dispositionNames: Readonly<Record<Disposition, Said>> = {
  target: { zh: '指标', en: 'target' },
  section_no: { zh: '节号', en: 'section number' },
  item_no: { zh: '条号', en: 'item number' },
  plan_year: { zh: '年份', en: 'year of the plan' },
  edition_year: { zh: '届年、版年', en: 'year of an edition' },
  ordinal: { zh: '序数', en: 'ordinal' },
  name_part: { zh: '名称中的数', en: 'part of a name' },
  idiom: { zh: '词语中的数', en: 'part of a word' },
  structure: { zh: '结构或条件', en: 'structure or condition' },
  vague: { zh: '约指', en: 'vague' },
  approximate: { zh: '近似', en: 'approximate' },
  relative: { zh: '相对', en: 'relative' },
}

export const numeralReasons: Readonly<Record<string, Said>> = {
  explicit: { zh: '写明的数量', en: 'a number with what it counts' },
  implied: { zh: '暗含的数量', en: 'a number that the words imply' },
  coverage: { zh: '全部覆盖', en: 'full coverage' },
  section_no: { zh: '行首的节号', en: 'section number at line start' },
  item_no: { zh: '行首的条号', en: 'item number at line start' },
  plan_year: { zh: '计划年度', en: 'the plan year' },
  period_years: { zh: '起止年份', en: 'from one year to another' },
  later_year: { zh: '计划年度之后的年份', en: 'a year after the plan year' },
  other_year: { zh: '其他年份', en: 'another year' },
  date: { zh: '日期', en: 'a date' },
  quarter: { zh: '季度', en: 'a quarter' },
  edition: { zh: '活动或版本的年份', en: 'the year of an event or edition' },
  edition_in_title: { zh: '书名号内的年份', en: 'a year in a title' },
  document_number: { zh: '文号', en: 'the number of a document' },
  document_name: { zh: '文件名称', en: 'the name of a document' },
  ordinal: { zh: '“第”字后的序数', en: 'after 第' },
  enumeration: { zh: '列举的序号', en: 'a mark of enumeration' },
  rank: { zh: '名次', en: 'a rank: is it a target?' },
  ratio_or_time: { zh: '比例或时刻', en: 'a ratio or a time of day' },
  formula: { zh: '算式写法', en: 'a formula' },
  technical: { zh: '技术名称', en: 'a technical name' },
  class_name: { zh: '级别名称', en: 'the name of a class' },
  version: { zh: '版本号', en: 'a version' },
  congress: { zh: '会议或规划名称', en: 'the name of a congress or a five-year plan' },
  idiom: { zh: '固定词语', en: 'a set word' },
  in_title: { zh: '书名号内', en: 'inside a title' },
  in_quotes: { zh: '引号内', en: 'inside quotation marks' },
  programme_name: { zh: '项目名称', en: 'the name of a programme' },
  each_one: { zh: '“一某一某”的说法', en: 'a phrase of the form 一X一Y' },
  vague: { zh: '没有说明多少', en: 'does not say how many' },
  approximate: { zh: '近似数，须由人定', en: 'a rough number; a person must settle it' },
  fraction: { zh: '化不成整的分数，须由人定检验口径', en: 'a fraction that is no exact per cent; a person must say how it is tested' },
  relative: { zh: '与基数相比的数，须有基数', en: 'relative to a baseline that must be given' },
  condition: { zh: '适用条件', en: 'a condition, tells which ones' },
  baseline: { zh: '作为基础的现状', en: 'the state it starts from' },
  rule_parameter: { zh: '规则的参数', en: 'a parameter of a rule' },
  interval: { zh: '间隔', en: 'an interval' },
  per_unit: { zh: '“每”字后的计数单位', en: 'the base of a ratio' },
  achieved: { zh: '已有的成绩', en: 'already achieved' },
  existing: { zh: '现有的数量', en: 'what exists already' },
  parts: { zh: '组成部分的个数', en: 'how many parts a thing has' },
  counted_before: { zh: '前文列举的个数', en: 'sums up what was just named' },
  duration: { zh: '时长', en: 'a length of time' },
  deadline: { zh: '期限', en: 'a deadline' },
  uncertain: { zh: '读法不确定', en: 'uncertain' },
  small_number: { zh: '小数目，多为结构', en: 'a small number, mostly structure' },
  one: { zh: '单独的“一”', en: 'a single 一' },
  no_measure: { zh: '没有量词', en: 'no measure word' },
}

const WHY: Readonly<Record<string, (word: string) => Said>> = {
  word_before: (word) => ({ zh: `数前有“${word}”`, en: `“${word}” stands before the number` }),
  word_after: (word) => ({ zh: `数后有“${word}”`, en: `“${word}” stands after the number` }),
  bare_number: () => ({ zh: '数前后没有比较词，按等于读', en: 'no comparing word: read as equal' }),
  range: (word) => ({ zh: `“${word}”是范围`, en: `“${word}” is a range` }),
  measure: (word) => ({ zh: `量词“${word}”`, en: `measure word “${word}”` }),
  verb: (word) => ({ zh: `动词“${word}”`, en: `verb “${word}”` }),
  hedge: (word) => ({ zh: `有“${word}”，语气放宽`, en: `softened by “${word}”` }),
  governed_by_list: (word) => ({ zh: `同一列举，沿用“${word}”`, en: `same list, governed by “${word}”` }),
  each_one: (word) => ({ zh: `“${word}”：每个各一`, en: `“${word}”: one for each` }),
  list_of: (word) => ({ zh: `发布“${word}…”，为定数清单`, en: `“${word}…” is published: a fixed list` }),
  coverage: (word) => ({ zh: `“${word}”即百分之百`, en: `“${word}” means 100 %` }),
  year_before: (word) => ({ zh: `前文“${word}”定了期限`, en: `“${word}” before it sets the period` }),
  plan_span: (word) => ({ zh: `计划期为 ${word} 年`, en: `the plan is for ${word}` }),
  table_cell: (word) => ({ zh: `表中“${word}”一行的数`, en: `a number of the row “${word}” of a table` }),
  narrowed: (word) => ({ zh: `“${word}”缩小了期限`, en: `“${word}” narrows the period` }),
  year_confirmed: (word) => ({ zh: `“${word}”说明是计划年度`, en: `“${word}” confirms the plan year` }),
}

/** Why a target is read as it is, one sentence for each ground. */
export function whyTarget(target: Target): Said[] {
  return target.why.map(({ code, word }) => WHY[code]?.(word ?? '') ?? { zh: code, en: code })
}
