import type { Refusal } from '../kernel.js'
import type { RefusalTexts } from '../language.js'
import { texts as own } from '../messages.js'
import { Say, type Words } from '../words.js'
import { type Finding, fieldId, findingsOf } from './formState.js'

export interface RefusalSummaryProps {
  /** Either the refusal with the sentences for its codes, or the findings already in words. */
  refusal?: Refusal
  texts?: readonly RefusalTexts[]
  findings?: readonly Finding[]
  labels?: Readonly<Record<string, Words>>
  prefix?: string
}

/** What is wrong, each point linked to its field; announced at once and given the focus by the browser script. */
export function RefusalSummary({ refusal, texts = [], findings = findingsOf(refusal, texts), labels, prefix }: RefusalSummaryProps) {
  if (findings.length === 0) return null
  const ofFields = findings.filter((finding) => finding.field)
  return (
    <div class="notice notice-refusal" role="alert" tabindex={-1} data-refusal="">
      <p class="notice-title">
        <Say of={ofFields.length > 0 ? own.toCorrect({ count: ofFields.length }) : own.refused} />
      </p>
      <ul class="notice-list">
        {findings.map((finding) => (
          <li>
            {finding.field ? (
              <a href={`#${fieldId(finding.field, prefix)}`}>
                <FindingText finding={finding} label={labels?.[finding.field]} />
              </a>
            ) : (
              <Say of={finding.text} />
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function FindingText({ finding, label }: { finding: Finding; label: Words | undefined }) {
  if (!label) return <Say of={finding.text} />
  return (
    <>
      <Say of={label} />
      <Say of={{ zh: '：', en: ': ' }} />
      <Say of={finding.text} />
    </>
  )
}
