// The door of the look: the page, forms, data, pictures, words, then what the server needs.

export { assetUrl, serveAssets } from './assets.js'
export { type Bar, Bars } from './chart/Bars.js'
export { BurnUp, type BurnUpProps, type Reading } from './chart/BurnUp.js'
export { ChartFrame } from './chart/Chart.js'
export { type Dot, DotPlot, PeerStrip } from './chart/DotPlot.js'
export { IntervalBar } from './chart/IntervalBar.js'
export { Lines, type Series } from './chart/Lines.js'
export { Sparkline } from './chart/Sparkline.js'
export { type Criterion, type Weighted, WeightedRanking, weightedScore } from './chart/WeightedRanking.js'
export { Definition, type Entry } from './data/Definition.js'
export { type Comparator, Figure, FigureRow, Ratio } from './data/Figure.js'
export { Pager } from './data/Pager.js'
export { Pill } from './data/Pill.js'
export { asTargetState, StateCounts, StateMark, StateShape, type StateWord, TARGET_STATES, type TargetState } from './data/StateMark.js'
export { type Column, type Group, Table } from './data/Table.js'
export { Actions, Button, LinkButton } from './form/Button.js'
export { Confirm } from './form/Confirm.js'
export { Day } from './form/controls.js'
export { CopyButton, Desk } from './form/Desk.js'
export { Field, type FieldProps, type Option } from './form/Field.js'
export { FieldGroup, Form, Hidden, ShownWhen } from './form/Form.js'
export { type Asked, type Finding, fieldId, findingsOf } from './form/formState.js'
export { RefusalSummary } from './form/RefusalSummary.js'
export { type Suggestion, Suggestions } from './form/Suggestions.js'
export {
  explainRefusal,
  formatBytes,
  formatDay,
  formatDaysLeft,
  formatInstant,
  formatNumber,
  formatRange,
  formatShare,
  isChinese,
  type L10n,
  LANGUAGES,
  type Language,
  type Message,
  messages,
  NOTHING,
  type RefusalTexts,
  type Sayings,
  say,
  useLanguage,
  useSay,
  weekdayName,
} from './language.js'
export { MeetingTarget, MeetingView } from './meeting/MeetingView.js'
export { stateWords } from './messages.js'
export { Breadcrumbs, type Crumb } from './nav/Breadcrumbs.js'
export { Progress } from './nav/Progress.js'
export { type Step, Steps } from './nav/Steps.js'
export { type Tab, Tabs } from './nav/Tabs.js'
export type { Account, Frame, Link } from './page/frame.js'
export { Page, type PageProps, Speak } from './page/Page.js'
export { type At, type BoardView, paths, type RowsView, type UnitsView } from './paths.js'
export { acceptedLanguage, PAGE_HEADERS, type Preferences, readPreferences, type Theme, withQuery } from './preferences.js'
export { Dialog, DialogLink } from './say/Dialog.js'
export { Empty, Loading } from './say/Empty.js'
export { Notice, type NoticeKind } from './say/Notice.js'
export { Quote, type Span, type SpanKind, SpanText } from './text/SpanText.js'
export { scriptOf } from './text/script.js'
export { isL10n, Name, None, Say, useWords, type Words } from './words.js'
