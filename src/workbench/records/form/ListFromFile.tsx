import type { RecordPack } from '../../../records/index.js'
import { Button, Field, LinkButton, Say } from '../../../ui/index.js'
import { deskPaths } from '../../deskPaths.js'
import { DO, DOES } from './buttons.js'
import { texts } from './messages.js'

export const LIST_FILE = '_list'

/** For packs that are recorded as a whole: the rows may come from a file, to be looked at before anything is sent. */
export function ListFromFile({ pack }: { pack: RecordPack }) {
  return (
    <details class="from-file">
      <summary>
        <Say of={texts.readList} />
      </summary>
      <p>
        <LinkButton kind="quiet" href={deskPaths.template(pack.id, 'xlsx')} text={texts.template} download />
      </p>
      <Field kind="file" name={LIST_FILE} label={texts.listFile} help={texts.listFileHelp} accept=".xlsx,.csv" required={false} />
      <Button name={DO} value={DOES.list} formNoValidate text={texts.readList} />
    </details>
  )
}
