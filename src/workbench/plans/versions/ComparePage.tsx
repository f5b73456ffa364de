import type { Child } from 'hono/jsx'
import { type Difference, type DiffPage, dispositionNames, type ReviewPage } from '../../../plan/index.js'
import { Empty, type Frame, None, Notice, Page, Pill, paths, Say, scriptOf, Table, Tabs } from '../../../ui/index.js'
import { crumbsOf, type Here, planTabs } from '../ask.js'
import { texts as shared } from '../messages.js'
import { texts } from './messages.js'

/** What people settled otherwise than the machine proposed, and what became of the version before (06 P-042, P-051). */
export function ComparePage({
  frame,
  here,
  diff,
  fates,
}: {
  frame: Frame
  here: Here
  diff: DiffPage | undefined
  fates: ReviewPage['fates']
}) {
  return (
    <Page
      frame={frame}
      title={texts.compare}
      beside={<Pill text={shared.version({ no: here.version.no })} />}
      lead={texts.compareLead}
      breadcrumbs={crumbsOf(here, texts.compare)}
      unlisted
    >
      <Tabs label={shared.planning} tabs={planTabs(here, 'compare')} />
      {diff && (
        <>
          <Notice
            kind={diff.differs === null ? 'done' : 'refusal'}
            title={diff.differs === null ? texts.whole : texts.notWhole({ offset: diff.differs })}
          />
          <Differences here={here} differences={diff.differences} />
        </>
      )}
      {fates.length > 0 && <Fates fates={fates} />}
    </Page>
  )
}

function Differences({ here, differences }: { here: Here; differences: readonly Difference[] }) {
  return (
    <Table
      caption={texts.differences}
      tone="loose"
      empty={<Empty title={texts.noDifferences} />}
      columns={[
        {
          title: texts.what,
          heads: true,
          cell: (one) => (
            <>
              <span class="muted">
                <Say of={texts[one.what]} />
              </span>{' '}
              {one.at === null ? (
                one.name
              ) : (
                <a
                  href={paths.planDesk(here.plan.id, '/review', { version: here.version.no, at: one.at }, `c${one.at}`)}
                  lang={scriptOf(one.name)}
                >
                  {one.name}
                </a>
              )}
            </>
          ),
        },
        { title: texts.change, cell: (one) => <Say of={texts[one.change]} /> },
        {
          title: texts.machine,
          cell: (one) => lines(one.fields.map((field) => <FieldValue field={field.field} value={field.proposed} />)),
        },
        {
          title: texts.reviewed,
          cell: (one) => lines(one.fields.map((field) => <FieldValue field={field.field} value={field.reviewed} />)),
        },
        { title: texts.reason, cell: (one) => (one.reason === '' ? <None /> : one.reason) },
      ]}
      rows={differences}
    />
  )
}

const lines = (parts: readonly Child[]): Child => (parts.length === 0 ? <None /> : parts.map((part) => <div>{part}</div>))

/** One value as a person reads it: names for dispositions, both ends for ranges, the rest as it is kept. */
function FieldValue({ field, value }: { field: string; value: unknown }) {
  if (value === null || value === undefined || value === '') return <None />
  if (field === 'disposition') return <Say of={dispositionNames[value as keyof typeof dispositionNames]} />
  const text = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value)
  return (
    <>
      <span class="muted small">{field}</span> {text}
    </>
  )
}

function Fates({ fates }: { fates: ReviewPage['fates'] }) {
  const moved = fates.filter((fate) => fate.fate !== 'unchanged')
  return (
    <>
      <h2>
        <Say of={texts.fates} />
      </h2>
      <p class="lead">
        <Say of={texts.fatesLead} />
      </p>
      <Table
        caption={texts.fates}
        hideCaption
        tone="loose"
        columns={[
          {
            title: texts.what,
            heads: true,
            cell: (fate) => (
              <>
                <Say of={texts[fate.what]} /> {fate.before ?? fate.after}
              </>
            ),
          },
          { title: texts.fate, cell: (fate) => <Pill tone={fate.fate === 'dropped' ? 'warn' : 'plain'} text={texts[fate.fate]} /> },
          { title: texts.before, cell: (fate) => <Words text={fate.textBefore} /> },
          { title: texts.after, cell: (fate) => <Words text={fate.textAfter} /> },
        ]}
        rows={moved}
      />
      <p class="muted">
        <Say of={texts.unchangedCount({ n: fates.length - moved.length })} />
      </p>
    </>
  )
}

const Words = ({ text }: { text: string | null }) => (text === null ? <None /> : <span lang={scriptOf(text)}>{text}</span>)
