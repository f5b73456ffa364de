import type { Child } from 'hono/jsx'
import { kernelRefusals, type RefusalTexts } from '../../kernel/index.js'
import { registryRefusals } from '../../registry/index.js'
import { ONCE, once } from '../../ui/http/index.js'
import {
  Actions,
  Button,
  Field,
  Form,
  type Frame,
  Hidden,
  type L10n,
  LinkButton,
  Name,
  Notice,
  Page,
  paths,
  Say,
  type Words,
} from '../../ui/index.js'
import type { Again } from '../parts/answer.js'
import { partRefusals, texts as shared } from '../parts/messages.js'
import { deskRefusals, texts } from './messages.js'

export const refusals: readonly RefusalTexts[] = [registryRefusals, partRefusals, deskRefusals, kernelRefusals]

/** Where the unit's own page of an act is: `/rename`; '' for its desk. */
export const registryAct = (action: string, unit: string) => paths.registryDesk(action, { unit })

export const SourceField = () => <Field kind="text" name="source" label={texts.source} help={texts.sourceHelp} maxLength={500} />

/** The unit on which somebody acts. */
export interface ActsOn {
  readonly id: string
  readonly nameZh: string
  readonly nameEn: string | null
}

export interface ActPageProps extends Again {
  frame: Frame
  unit: ActsOn
  title: L10n
  /** The name of the act in the desk's addresses, `rename`. */
  action: string
  button: L10n
  /** What follows, once it has been asked; with it the button that does it appears. */
  consequences?: readonly Words[] | undefined
  danger?: boolean
  children?: Child
}

/**
 * A page of one act in two steps without script: the form, then the same form with its consequences above and the button that does it. Whatever was
 * typed stays; changing it and pressing that button does what then stands in the form, judged anew.
 */
export function ActPage(props: ActPageProps) {
  const { frame, unit, title, action, button, consequences, asked, refusal } = props
  const desk = registryAct('', unit.id)
  return (
    <Page
      frame={frame}
      title={title}
      width="form"
      unlisted
      breadcrumbs={[
        { text: texts.title, href: paths.registryDesk() },
        { text: <Name zh={unit.nameZh} en={unit.nameEn} />, href: desk },
        { text: title },
      ]}
    >
      <Form action={registryAct(action, unit.id)} asked={asked} refusal={refusal} texts={refusals}>
        <Hidden name={ONCE} value={once()} />
        {props.children}
        {consequences && (
          <Notice kind="warn" title={texts.consequences}>
            <ul class="notice-list">
              {consequences.map((one) => (
                <li>
                  <Say of={one} />
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <Actions>
          {/* First, so that the key Enter in a box shows the consequences and never does the act. */}
          <Button kind={consequences ? 'plain' : 'primary'} name="_do" value="preview" text={texts.preview} />
          {consequences && <Button kind={props.danger ? 'danger' : 'primary'} name="_do" value="do" text={button} />}
          <LinkButton kind="quiet" href={desk} text={shared.back} />
        </Actions>
      </Form>
    </Page>
  )
}
