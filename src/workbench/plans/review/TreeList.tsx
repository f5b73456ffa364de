import type { Tree } from '../../../plan/index.js'
import { Say, scriptOf, useLanguage, useSay } from '../../../ui/index.js'
import { texts } from './messages.js'
import { goalText } from './TargetSpot.js'
import { placeHref, type ReviewView } from './view.js'

/** Section, item, task, target as they were read: the shown part of the text. Each leads to its words. */
export function TreeList({ view }: { view: ReviewView }) {
  const { tree, window } = view
  const shown = (start: number, end: number) => start < window.to && end > window.from
  const sections = tree.sections.filter((section) => shown(section.char_start, section.char_end))
  const items = (section: string) => tree.items.filter((item) => item.section === section && shown(item.char_start, item.char_end))
  const loose = tree.tasks.filter((task) => task.item === null && shown(task.char_start, task.char_end))
  return (
    <ul class="tree">
      {sections.map((section) => (
        <li>
          {section.id === '' ? (
            <span class="muted">
              <Say of={texts.unnamedSection} />
            </span>
          ) : (
            <a href={placeHref(view, titleStart(tree, section), 'tree')}>
              <b>
                {section.id} <span lang={scriptOf(section.title)}>{section.title}</span>
              </b>
            </a>
          )}
          <ul>
            {items(section.id).map((item) => (
              <li>
                <a href={placeHref(view, titleStart(tree, item), 'tree')}>
                  {item.id} <span lang={scriptOf(item.title)}>{item.title}</span>
                </a>
                <Tasks view={view} tasks={tree.tasks.filter((task) => task.item === item.id)} />
              </li>
            ))}
          </ul>
        </li>
      ))}
      {loose.length > 0 && (
        <li>
          <b>
            <Say of={texts.outside} />
          </b>
          <Tasks view={view} tasks={loose} />
        </li>
      )}
    </ul>
  )
}

/** Where the words of a title begin, behind its number. */
function titleStart(tree: Tree, of: { readonly char_start: number; readonly char_end: number }): number {
  const title = tree.spans.find(
    (span) =>
      !span.overlay &&
      (span.kind === 'section_title' || span.kind === 'item_title') &&
      span.char_start >= of.char_start &&
      span.char_start < of.char_end,
  )
  return title?.char_start ?? of.char_start
}

function Tasks({ view, tasks }: { view: ReviewView; tasks: Tree['tasks'] }) {
  if (tasks.length === 0) return null
  return (
    <ul>
      {tasks.map((task) => (
        <li>
          <a href={placeHref(view, task.char_start, 'tree')} aria-current={task.char_start === view.at ? 'true' : undefined}>
            <span class="muted">{task.id}</span> <span lang={scriptOf(task.text)}>{shortened(task.text)}</span>
          </a>
          <Targets view={view} task={task.id} />
        </li>
      ))}
    </ul>
  )
}

const shortened = (text: string): string => ([...text].length > 32 ? `${[...text].slice(0, 31).join('')}…` : text)

function Targets({ view, task }: { view: ReviewView; task: string }) {
  const language = useLanguage()
  const say = useSay()
  const targets = view.tree.targets.filter((target) => target.task === task && target.verdict !== 'rejected')
  if (targets.length === 0) return null
  return (
    <ul>
      {targets.map((target) => (
        <li>
          <a href={placeHref(view, target.num_start, 'tree')} aria-current={target.num_start === view.at ? 'true' : undefined}>
            <span aria-hidden="true">{target.verdict === 'open' ? '○' : '●'}</span>
            <span class="unseen">{say(target.verdict === 'open' ? texts.open : texts.settled)}</span> {target.id}{' '}
            <b>
              {goalText(target, language)} {language === 'en' ? target.unit.en : target.unit.zh}
            </b>
          </a>
        </li>
      ))}
    </ul>
  )
}
