import type { Child } from 'hono/jsx'
import { toTraditional } from '../../kernel/index.js'
import type { BoardTarget } from '../../plan/index.js'
import { packsForTarget } from '../../records/index.js'
import { useLanguage } from '../../ui/index.js'

/** A text of which less than this share would change on its way to Traditional is Traditional already (some plans mix both). */
const MIXED = 0.1

/** Language of a stretch of a plan, for the reader's fonts and voices; the text itself is never touched. */
export function scriptOf(text: string): 'zh-Hant' | 'zh-Hans' {
  const characters = [...text]
  const turned = [...toTraditional(text)]
  const changed = characters.filter((character, index) => character !== turned[index]).length
  return turned.length === characters.length && changed <= characters.length * MIXED ? 'zh-Hant' : 'zh-Hans'
}

/** Words of the plan, exactly as received. */
export function Phrase({ text }: { text: string }) {
  return <span lang={scriptOf(text)}>{text}</span>
}

/** Name of the programme that feeds a target: our own words, in both languages; undefined while there is none. */
export const programmeName = (code: string, asOf: string) => packsForTarget(code, asOf)[0]?.title

interface TargetNameProps {
  target: Pick<BoardTarget, 'code' | 'phrase'>
  href: string
  asOf: string
  /** Marks, behind the phrase. */
  children?: Child
}

/**
 * What a target is called: the plan's own phrase. Readers of English see the programme's name first, since the phrase is never translated.
 */
export function TargetName({ target, href, asOf, children }: TargetNameProps) {
  const language = useLanguage()
  const programme = language === 'en' ? programmeName(target.code, asOf)?.en : undefined
  return (
    <>
      <a href={href} data-row={target.code}>
        {programme ?? <Phrase text={target.phrase} />}
      </a>
      {programme && (
        <div class="muted small">
          <Phrase text={target.phrase} />
          {children}
        </div>
      )}
      {!programme && children}
    </>
  )
}
