import type { Child } from 'hono/jsx'
import type { Refusal } from '../kernel.js'
import type { RefusalTexts } from '../language.js'
import { texts as own } from '../messages.js'
import { Say, type Words } from '../words.js'
import { Actions, Button, LinkButton } from './Button.js'
import { Form, Hidden } from './Form.js'
import type { Asked } from './formState.js'

export interface ConfirmProps {
  /** Where the act is posted. */
  action: string
  /** What will be lost or changed, with its numbers: “the figure falls from 143 to 142”. */
  consequences: readonly Words[]
  /** The button names what it destroys: “Cancel this record”. */
  button: Words
  /** Where one goes who changes his mind. */
  back: string
  /** Hidden values of the act. */
  values?: Readonly<Record<string, string | number>>
  refusal?: Refusal
  texts?: readonly RefusalTexts[]
  asked?: Asked
  /** Further fields, such as the reason. */
  children?: Child
}

/** The page before an act that takes something away: says what follows, asks for what is needed, names itself on the button. */
export function Confirm({ action, consequences, button, back, values = {}, refusal, texts, asked, children }: ConfirmProps) {
  return (
    <Form action={action} refusal={refusal} texts={texts} asked={asked}>
      <div class="notice notice-warn">
        <p class="notice-title">
          <Say of={own.warning} />
        </p>
        <ul class="notice-list">
          {consequences.map((consequence) => (
            <li>
              <Say of={consequence} />
            </li>
          ))}
        </ul>
      </div>
      {Object.entries(values).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      {children}
      <Actions>
        <Button kind="danger" text={button} />
        <LinkButton kind="quiet" href={back} text={own.cancel} />
      </Actions>
    </Form>
  )
}
