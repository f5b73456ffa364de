import type { Mark } from '../../plan/index.js'
import { formatShare, Say, useLanguage } from '../../ui/index.js'
import { markWords } from '../messages.js'

/** What a reader has to know beside a figure (06 P-085). */
export function Marks({ marks }: { marks: readonly Mark[] }) {
  const language = useLanguage()
  if (marks.length === 0) return null
  return (
    <span class="figure-marks">
      {marks.map((mark) => (
        <span class="mark">
          <Say
            of={
              'share' in mark
                ? markWords[mark.code]({ percent: formatShare(language, mark.share, 0) })
                : markWords[mark.code](mark as never)
            }
          />
        </span>
      ))}
    </span>
  )
}
