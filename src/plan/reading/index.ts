/** The plan reader: from the bytes of a plan to its text, tree, numbers and proposed targets. Pure: no database, no clock. */
export { cliPlanRead } from './cli.js'
export { DOCX_BYTES_MAX, PLAUSIBLE_SHARE, TEXT_BYTES_LONG, TEXT_BYTES_MAX } from './limits.js'
export { dispositionNames, type FindingCode, numeralReasons, type Said, sentenceOf, whyTarget } from './messages.js'
export { chineseNumber, inChinese } from './number/chinese.js'
export { readPlan } from './readPlan.js'
export { readPlanFile } from './readPlanFile.js'
export { cutTask, joinTasks, type Reviewed, type ReviewRefusal, rejoin, setLevels, setMarks, spansOf } from './review.js'
export type {
  Comparator,
  Disposition,
  Encoding,
  Illegible,
  Item,
  LeafKind,
  Level,
  Levels,
  Mark,
  NamedThing,
  Notice,
  Numeral,
  Over,
  OverlayKind,
  Owner,
  Place,
  PlanRefusal,
  ReadAnswer,
  Reading,
  ReadOptions,
  RefusalCode,
  Section,
  Span,
  Style,
  StyleFound,
  Target,
  Task,
  Warning,
} from './types.js'
export { DISPOSITIONS as dispositions, LEAF_KINDS as leafKinds, OVERLAY_KINDS as overlayKinds, STYLES as styles } from './types.js'
