import { Button, Field, Form, paths } from '../../ui/index.js'
import { texts } from '../home/messages.js'

/** The search box of the public pages. */
export function SearchForm({ words, id = 'search' }: { words?: string; id?: string }) {
  return (
    <Form action={paths.search()} method="get" layout="line" prefix={id} attrs={{ novalidate: true, role: 'search' }}>
      <Field kind="text" type="search" name="q" label={texts.searchHelp} value={words} maxLength={100} suggest={paths.suggest('all')} />
      <Button text={texts.search} />
    </Form>
  )
}
