import type { ColumnDecl, FieldDecl, RecordPack } from '../../../records/index.js'
import type { Entry } from '../../../registry/index.js'
import { type Attached, keptField, keptText } from '../../../ui/http/index.js'
import { Field, type Finding, fieldId, Hidden, type L10n, ShownWhen } from '../../../ui/index.js'
import { deskPaths } from '../../deskPaths.js'
import { ListField, PeopleField } from './ListField.js'
import { texts } from './messages.js'
import { Near } from './Near.js'
import { decidingOf } from './showWhen.js'
import type { Typed } from './typed.js'
import { endingsOf, kindWords, limitWords } from './uploads.js'

/** What the fields of a pack need to show themselves. */
export interface FieldScope {
  readonly pack: RecordPack
  readonly typed: Typed
  readonly findings: readonly Finding[]
  /** Rows to show for a list, at least. */
  readonly rows: Readonly<Record<string, number>>
  readonly near: ReadonlyMap<string, readonly Entry[]>
  /** Texts that may be added to the register, by box. */
  readonly addable: ReadonlySet<string>
  readonly files: Readonly<Record<string, readonly Attached[]>>
  /** The record that holds the files already, for their links. */
  readonly record?: string
  /** Fields that ask for an address, since a letter goes there. */
  readonly invited: ReadonlySet<string>
}

/** Every field of the pack in its order. */
export function PackFields({ scope }: { scope: FieldScope }) {
  return (
    <>
      {scope.pack.fields.map((field) => {
        const deciding = field.showWhen ? decidingOf(scope.pack, field.showWhen) : undefined
        return deciding ? (
          <ShownWhen field={deciding.field} is={deciding.option}>
            <PackField field={field} scope={scope} />
          </ShownWhen>
        ) : (
          <PackField field={field} scope={scope} />
        )
      })}
    </>
  )
}

const joinedHelp = (first: L10n | undefined, then: L10n): L10n =>
  first ? { zh: `${first.zh}${then.zh}`, en: `${first.en} ${then.en}` } : then

/** Help of a field, with the condition under which it is asked for. */
function helpOf(field: FieldDecl, pack: RecordPack): L10n | undefined {
  const when = field.showWhen ? decidingOf(pack, field.showWhen)?.words : undefined
  const parts = [field.help, when && texts.onlyIf({ when })].filter((part): part is L10n => part !== undefined)
  return parts.length === 0 ? undefined : { zh: parts.map((part) => part.zh).join(''), en: parts.map((part) => part.en).join(' ') }
}

function PackField({ field, scope }: { field: FieldDecl; scope: FieldScope }) {
  const help = helpOf(field, scope.pack)
  if (field.kind === 'list') return <ListField field={field} scope={scope} help={help} />
  if (field.kind === 'people') return <PeopleField field={field} scope={scope} help={help} />
  return (
    <OneField
      field={field}
      at={field.id}
      path={field.id}
      scope={scope}
      help={help}
      required={field.required && (field.showWhen ? 'when_shown' : true)}
    />
  )
}

interface OneProps {
  readonly field: Exclude<FieldDecl, { kind: 'list' | 'people' }> | ColumnDecl
  /** Name of the box: the field, or list, row and column. */
  readonly at: string
  /** Field, or list and column. */
  readonly path: string
  readonly scope: FieldScope
  readonly help?: L10n
  readonly required: boolean | 'when_shown'
  readonly hideLabel?: boolean
  readonly label?: L10n
}

/** One box of any kind but a list. */
export function OneField({ field, at, path, scope, help, required, hideLabel, label = field.label }: OneProps) {
  const shared = { name: at, label, help, required: required === true ? undefined : required, hideLabel }
  switch (field.kind) {
    case 'text':
      return field.lines && field.lines > 1 ? (
        <Field kind="textarea" {...shared} rows={field.lines} maxLength={field.max ?? 500} />
      ) : (
        <Field kind="text" {...shared} maxLength={field.max ?? 500} />
      )
    case 'rich':
      return <Field kind="textarea" {...shared} rows={hideLabel ? 2 : 6} maxLength={field.max ?? 5_000} />
    case 'number':
      return <Field kind="number" {...shared} decimals={field.decimals} min={field.min} max={field.max} unit={field.unit} />
    case 'day':
      return <Field kind="day" {...shared} min={field.from} max={field.to} />
    case 'link':
      return <Field kind="text" type="url" {...shared} maxLength={2_000} />
    case 'choice':
      return field.options.length <= 5 && !hideLabel ? (
        <Field kind="radio" {...shared} options={field.options.map((option) => ({ value: option.id, text: option.label }))} inline />
      ) : (
        <Field kind="select" {...shared} options={field.options.map((option) => ({ value: option.id, text: option.label }))} />
      )
    case 'multi':
      return <Field kind="checks" {...shared} options={field.options.map((option) => ({ value: option.id, text: option.label }))} inline />
    case 'subject':
    case 'unit':
    case 'journal':
      return (
        <>
          <Field
            kind="text"
            {...shared}
            help={hideLabel ? undefined : joinedHelp(help, texts.suggestHelp)}
            suggest={deskPaths.suggest(scope.pack.id, path)}
            maxLength={200}
          />
          <Near at={at} scope={scope} />
        </>
      )
    case 'person':
      return (
        <PersonField
          at={at}
          scope={scope}
          label={label}
          help={help}
          required={required === true}
          hideLabel={hideLabel}
          registered={field.registered === true}
        />
      )
    case 'file':
      return (
        <FileField
          box={at}
          label={label}
          help={help}
          required={required === true}
          kinds={field.kinds}
          maxBytes={field.maxBytes}
          multiple={(field.max ?? 1) > 1}
          scope={scope}
        />
      )
    default:
      return null
  }
}

interface PersonProps {
  readonly at: string
  readonly scope: FieldScope
  readonly label: L10n
  readonly help?: L10n
  readonly required: boolean
  readonly hideLabel?: boolean
  readonly registered?: boolean
}

/** Someone by name, with the address where he is asked. People of the registry are found by their full name. */
export function PersonField({ at, scope, label, help, required, hideLabel, registered }: PersonProps) {
  const own = scope.findings.find((finding) => finding.field === at)?.text
  const asksAddress = scope.invited.has(at.replace(/\.\d+(?=\.|$)/, ''))
  const of = (part: L10n): L10n => ({ zh: `${label.zh}：${part.zh}`, en: `${label.en}: ${part.en}` })
  return (
    <div class="person-field">
      <Field
        kind="text"
        name={`${at}.name`}
        id={fieldId(at)}
        error={own}
        label={hideLabel ? of(texts.name) : label}
        help={registered && !hideLabel ? texts.registeredHelp : help}
        required={required ? undefined : false}
        hideLabel={hideLabel}
        maxLength={80}
      />
      <Near at={at} scope={scope} />
      {(!registered || asksAddress || hasAddress(scope.typed, at)) && (
        <Field
          kind="text"
          type="email"
          name={`${at}.email`}
          label={of(texts.email)}
          help={asksAddress && !hideLabel ? texts.emailHelp : undefined}
          required={required && asksAddress ? undefined : false}
          hideLabel={hideLabel}
          maxLength={254}
          attrs={hideLabel ? { placeholder: 'name@example.org' } : undefined}
        />
      )}
    </div>
  )
}

/** An address that was given is never lost by showing the form again. */
const hasAddress = (typed: Typed, at: string): boolean => {
  const person = at.split('.').reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], typed)
  return typeof (person as { email?: unknown } | undefined)?.email === 'string'
}

interface FileProps {
  readonly box: string
  readonly label: L10n
  readonly help?: L10n
  readonly required: boolean
  readonly kinds: readonly string[]
  readonly maxBytes: number
  readonly multiple: boolean
  readonly scope: FieldScope
}

/** A place for files; those that have come in stay through a refusal. */
export function FileField({ box, label, help, required, kinds, maxBytes, multiple, scope }: FileProps) {
  const files = scope.files[box] ?? []
  const size = limitWords(maxBytes)
  return (
    <>
      {files.map((file) => (
        <Hidden name={keptField(box)} value={keptText(file)} />
      ))}
      <Field
        kind="file"
        name={box}
        label={label}
        help={help ?? texts.fileHelp({ kinds: kindWords(kinds), size })}
        required={required ? undefined : false}
        multiple={multiple}
        accept={endingsOf(kinds)}
        maxBytes={maxBytes}
        kept={files.map((file) => ({
          id: file.hash,
          name: file.name,
          bytes: file.size,
          href: scope.record && deskPaths.file(scope.record, file.hash),
        }))}
      />
    </>
  )
}

/** The place for evidence. */
export function EvidenceField({ scope }: { scope: FieldScope }) {
  const { min, kinds, maxBytes, label } = scope.pack.evidence
  const size = limitWords(maxBytes)
  return (
    <FileField
      box="evidence"
      label={texts.evidence}
      help={texts.evidenceHelp({ min, kinds: kindWords(kinds), size, label })}
      required={min > 0}
      kinds={kinds}
      maxBytes={maxBytes}
      multiple
      scope={scope}
    />
  )
}
