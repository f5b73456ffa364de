// The reports' door: what was frozen, and how it reads.
export { type Issued, issueReport } from './issue.js'
export { words as reportWords } from './messages.js'
export { type ReportLine, reportById, reportPdf, reportsOf, type StoredReport } from './queries.js'
export { reportsRoom } from './room.js'
export { checkSentence, type Piece } from './sentence.js'
export { type ReportView, reportView, type TargetRow } from './view.js'
