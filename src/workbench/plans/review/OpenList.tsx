import { sentenceOf } from '../../../plan/index.js'
import { Button, Empty, Field, LinkButton, paths, Say, scriptOf } from '../../../ui/index.js'
import { ActForm } from './ActForm.js'
import { openKinds, texts } from './messages.js'
import type { Open } from './tally.js'
import { placeHref, type ReviewView, type Show } from './view.js'

const SHOWN = 150
const WHERE: Readonly<Partial<Record<Open['kind'], Show>>> = {
  duplicate: 'warnings',
  warning: 'warnings',
  items: 'levels',
  question: 'questions',
}

/** What is still open, in the order of the text; each leads to its place. */
export function OpenList({ view }: { view: ReviewView }) {
  const { open, tree } = view
  if (open.length === 0)
    return (
      <Empty title={texts.nothingOpen}>
        <p>
          <Say of={texts.nothingOpenText} />
        </p>
        <LinkButton
          href={paths.planDesk(view.here.plan.id, '/confirm', { version: view.page.version.no })}
          text={texts.goConfirm}
          attrs={{ 'hx-boost': 'false' }}
        />
      </Empty>
    )
  return (
    <>
      {tree.year === null && view.mayReview && <YearForm view={view} />}
      <ol class="open-list">
        {open
          .filter((each) => each.kind !== 'year')
          .slice(0, SHOWN)
          .map((each) => (
            <li>
              <a
                href={placeHref(view, each.at, WHERE[each.kind] ?? 'open')}
                aria-current={each.at !== null && each.at === view.at ? 'true' : undefined}
              >
                <span class="muted small">
                  <Say of={openKinds[each.kind]} />
                </span>{' '}
                <OpenName view={view} open={each} />
                {each.note && (
                  <span class="muted small">
                    {' '}
                    <Say of={each.note} />
                  </span>
                )}
              </a>
            </li>
          ))}
      </ol>
      {open.length > SHOWN && (
        <p class="muted">
          <Say of={texts.more({ n: open.length - SHOWN })} />
        </p>
      )}
    </>
  )
}

const AROUND = 8

/** What it is about: the warning's sentence; of a number, the words around it, since many numbers look alike. */
function OpenName({ view, open }: { view: ReviewView; open: Open }) {
  if (open.kind === 'warning' || open.kind === 'duplicate') {
    const warning = view.tree.warnings.find((each) => each.code === open.name && !each.settled)
    return warning ? <Say of={sentenceOf(warning as never)} /> : open.name
  }
  if ((open.kind !== 'numeral' && open.kind !== 'card') || open.at === null) return <span lang={scriptOf(open.name)}>{open.name}</span>
  const line = view.window.lines.findLast((each) => each.start <= open.at!)
  const characters = line ? [...line.text] : []
  const from = open.at - (line?.start ?? 0)
  const to = from + [...open.name].length
  return (
    <span lang={scriptOf(line?.text ?? open.name)}>
      <span class="muted">{characters.slice(Math.max(0, from - AROUND), from).join('')}</span>
      <b>{open.name}</b>
      <span class="muted">{characters.slice(to, to + AROUND).join('')}</span>
    </span>
  )
}

function YearForm({ view }: { view: ReviewView }) {
  return (
    <ActForm view={view} act="year" layout="line" labels={{ year: texts.year }}>
      <Field kind="number" name="year" label={texts.year} help={texts.yearMissing} min={1949} max={2199} />
      <Button kind="primary" text={texts.saveYear} />
    </ActForm>
  )
}
