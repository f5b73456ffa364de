import type { EvidenceFile } from '../../../records/index.js'
import { formatBytes, Say, useLanguage, useSay } from '../../../ui/index.js'
import { texts } from './messages.js'

const PICTURES = new Set(['image/png', 'image/jpeg'])

/** Files of evidence: pictures are shown, everything is offered for download. `hrefOf` gives the address for whoever looks. */
export function EvidenceList({
  files,
  hrefOf,
  pictures = false,
}: {
  files: readonly EvidenceFile[]
  hrefOf: (hash: string) => string
  pictures?: boolean
}) {
  const language = useLanguage()
  const say = useSay()
  if (files.length === 0)
    return (
      <p class="muted">
        <Say of={texts.noFiles} />
      </p>
    )
  return (
    <ul class="evidence-list">
      {files.map((file) => (
        <li>
          <a href={hrefOf(file.hash)} download>
            {file.name}
          </a>
          <span class="muted small"> {formatBytes(language, file.size)}</span>
          {pictures && PICTURES.has(file.type) && (
            <a href={hrefOf(file.hash)} download class="evidence-picture">
              <img src={hrefOf(file.hash)} alt={say(texts.picture({ name: file.name }))} loading="lazy" />
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
