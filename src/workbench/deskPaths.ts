/** Addresses of the desk and of one-time links; those of the public pages and of the account stand in `ui/paths.ts`. */

export interface RecordsView {
  readonly state?: string | null
  readonly standing?: string | null
  readonly target?: string | null
  readonly pack?: string | null
  readonly unit?: string | null
  readonly text?: string | null
  readonly after?: number | string | null
}

export interface QueueView {
  readonly pack?: string | null
  readonly target?: string | null
  /** Where the list of turns goes on. */
  readonly from?: string | null
  /** The turn that is open: record, side and number. */
  readonly at?: string | null
}

type Parameters = Readonly<Record<string, string | number | null | undefined>>

function address(path: string, parameters: Parameters = {}, place?: string): string {
  const query = Object.entries(parameters)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value).toWellFormed())}`)
    .join('&')
  return `${path}${query ? `?${query}` : ''}${place ? `#${place}` : ''}`
}

const listed = (view: RecordsView = {}): Parameters => ({
  state: view.state,
  standing: view.standing,
  target: view.target,
  pack: view.pack,
  unit: view.unit,
  text: view.text,
  after: view.after,
})
const queue = (view: QueueView = {}): Parameters => ({ pack: view.pack, target: view.target, from: view.from, at: view.at })

export const deskPaths = {
  turns: (view: { kind?: string | null; after?: string | null } = {}) => address('/desk', { kind: view.kind, after: view.after }),
  others: (after?: string | null) => address('/desk/others', { after }),

  records: (view?: RecordsView) => address('/desk/records', listed(view)),
  recordsFile: (type: 'csv' | 'xlsx' | 'json', view?: RecordsView) =>
    address(`/desk/records/export.${type}`, listed({ ...view, after: null })),
  chooseRecord: (view: { target?: string | null; find?: string | null } = {}) =>
    address('/desk/records/new', { target: view.target, find: view.find }),
  newRecord: (pack: string, view: { unit?: string | null } = {}) => address(`/desk/records/new/${pack}`, { unit: view.unit }),
  /** What stands beside a form while it is filled in. */
  beside: (pack: string) => `/desk/records/new/${pack}/beside`,
  suggest: (pack: string, field: string) => `/suggest/field/${pack}/${field}`,
  record: (record: string, view: { counting?: string | null } = {}, place?: string) =>
    address(`/desk/records/${record}`, { counting: view.counting }, place),
  editRecord: (record: string) => `/desk/records/${record}/edit`,
  /** `withdraw`, `void`, `answer`, `invite`, `follow-up/…` and the like. */
  act: (record: string, act: string, parameters: Parameters = {}) => address(`/desk/records/${record}/${act}`, parameters),
  file: (record: string, hash: string) => `/files/${record}/${hash}`,

  imports: (pack: string, view: { unit?: string | null } = {}) => address(`/desk/records/import/${pack}`, { unit: view.unit }),
  template: (pack: string, type: 'csv' | 'xlsx') => `/desk/records/import/${pack}/template.${type}`,
  preview: (pack: string, view: Parameters) => address(`/desk/records/import/${pack}/preview`, view),
  importErrors: (pack: string, view: Parameters) => address(`/desk/records/import/${pack}/errors.csv`, view),
  bulk: (bulk: string, rest = '') => `/desk/records/bulk/${bulk}${rest}`,

  confirm: (view?: QueueView) => address('/desk/confirm', queue(view)),
  confirmList: (view?: QueueView) => address('/desk/confirm/list', queue(view)),
  confirmMany: () => '/desk/confirm/many',

  oneTime: (token: string, said?: string) => address(`/confirm/${token}`, { said }),
  oneTimeFile: (token: string, hash: string) => `/confirm/${token}/files/${hash}`,
} as const
