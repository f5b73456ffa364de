import { formatBytes, useLanguage, useSay } from '../language.js'
import { texts } from '../messages.js'
import { Say } from '../words.js'
import { type FileProps, mustBeFilled, type WithControl } from './fieldProps.js'

/**
 * Choosing files. The browser's own button speaks the browser's language, so it lies invisibly over our words and stays the thing that is
 * focused, pressed and dropped on; `<drop-zone>` only lists what was chosen.
 */
export function FileControl(props: WithControl<FileProps>) {
  const { control, multiple } = props
  const say = useSay()
  return (
    <>
      <KeptFiles {...props} />
      <drop-zone
        class="drop"
        data-chosen={say(texts.filesChosen)}
        data-none={say(texts.noFileYet)}
        data-too-large={say(texts.fileTooLarge)}
        data-max-bytes={props.maxBytes}
      >
        <input
          id={control.id}
          class="drop-input"
          type="file"
          name={props.name}
          multiple={multiple || undefined}
          accept={props.accept}
          aria-describedby={[control.described, `${control.id}-list`].filter(Boolean).join(' ')}
          aria-invalid={control.invalid ? 'true' : undefined}
          required={(mustBeFilled(props) && (props.kept?.length ?? 0) === 0) || undefined}
          {...props.attrs}
        />
        <span class="button button-plain" aria-hidden="true">
          <Say of={multiple ? texts.chooseFiles : texts.chooseFile} />
        </span>
        <span class="drop-hint" aria-hidden="true">
          <Say of={multiple ? texts.dropHere : texts.dropOneHere} />
        </span>
        <output class="drop-list" id={`${control.id}-list`} for={control.id} />
      </drop-zone>
    </>
  )
}

function KeptFiles({ kept, name, control }: WithControl<FileProps>) {
  const language = useLanguage()
  if (!kept || kept.length === 0) return null
  return (
    <ul class="kept">
      {kept.map((file) => (
        <li>
          {file.href ? <a href={file.href}>{file.name}</a> : <span>{file.name}</span>}
          <span class="muted"> {formatBytes(language, file.bytes)}</span>
          <span class="choice">
            <input type="checkbox" id={`${control.id}-drop-${file.id}`} name={`${name}_remove`} value={file.id} />
            <label for={`${control.id}-drop-${file.id}`}>
              <Say of={texts.removeFile} />
              <span class="unseen">{` ${file.name}`}</span>
            </label>
          </span>
        </li>
      ))}
    </ul>
  )
}
