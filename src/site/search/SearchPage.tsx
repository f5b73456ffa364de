import type { Found } from '../../kernel/search/index.js'
import { UNIT_KIND_NAMES } from '../../registry/index.js'
import { Empty, type Frame, LinkButton, Name, Page, paths, Say, Table } from '../../ui/index.js'
import { Phrase } from '../parts/Phrase.js'
import { SearchForm } from '../parts/SearchForm.js'
import { texts } from './messages.js'
import type { PlanHit } from './planHits.js'

export interface SearchPageProps {
  frame: Frame
  words: string
  hits: readonly PlanHit[]
  found: readonly Found[]
}

/** What the search found: in the plan's words, and among units and journals. */
export function SearchPage({ frame, words, hits, found }: SearchPageProps) {
  return (
    <Page frame={frame} title={words ? texts.resultsFor({ words }) : texts.search} lead={texts.lead} unlisted>
      <SearchForm words={words} />
      {words && hits.length + found.length === 0 && (
        <Empty title={texts.nothing}>
          <p>
            <Say of={texts.nothingText} />
          </p>
        </Empty>
      )}
      {hits.length > 0 && <PlanHits hits={hits} />}
      {found.length > 0 && <Others found={found} />}
      {words && (
        <p class="actions">
          <LinkButton kind="quiet" href={paths.unitNamed({ name: words })} text={texts.oldNames} />
        </p>
      )}
    </Page>
  )
}

function PlanHits({ hits }: { hits: readonly PlanHit[] }) {
  return (
    <Table
      caption={texts.inPlan}
      tone="loose"
      columns={[
        { title: texts.kind, width: 'narrow', phone: 'half', cell: (hit) => <Say of={hit.kind} /> },
        {
          title: texts.what,
          heads: true,
          cell: (hit) => (
            <>
              <a href={hit.href}>{hit.code}</a> <Phrase text={hit.text} />
            </>
          ),
        },
      ]}
      rows={hits}
    />
  )
}

function Others({ found }: { found: readonly Found[] }) {
  const kindOf = (kind: string) =>
    Object.hasOwn(UNIT_KIND_NAMES, kind) ? UNIT_KIND_NAMES[kind as 'society'] : kind === 'journal' ? texts.journal : kind
  return (
    <Table
      caption={texts.inRegister}
      tone="loose"
      columns={[
        { title: texts.kind, width: 'narrow', phone: 'half', cell: (hit) => <Say of={kindOf(hit.kind)} /> },
        {
          title: texts.what,
          heads: true,
          cell: (hit) => (
            <>
              <a href={hit.link}>
                <Name zh={hit.title} en={hit.titleEn || null} />
              </a>
              {hit.excerpt && (
                <div class="muted small">
                  <Name zh={hit.excerpt} />
                </div>
              )}
            </>
          ),
        },
      ]}
      rows={found}
    />
  )
}
