import type { TargetPage as TargetReading } from '../../plan/index.js'
import { Day, Name, Pill, Table, useLanguage } from '../../ui/index.js'
import { goalText } from '../parts/goal.js'
import { texts } from './messages.js'

/** The line of values by date of force: the one adopted next to the present one (06 P-052). Left out where there has been only one. */
export function Values({ reading }: { reading: TargetReading }) {
  const language = useLanguage()
  const { values, target } = reading
  if (values.length < 2) return null
  const note = (from: string, index: number) =>
    from === target.value.from ? <Pill tone="accent" text={texts.present} /> : index === 0 ? <Pill text={texts.adopted} /> : null
  return (
    <Table
      caption={texts.values}
      columns={[
        { title: texts.valueFrom, width: 'narrow', cell: (value) => <Day on={value.from} /> },
        {
          title: texts.value,
          heads: true,
          cell: (value, index) => (
            <>
              {goalText(value, language)} {note(value.from, index)} {value.loweredLate && <Pill tone="warn" text={texts.loweredLate} />}
            </>
          ),
        },
        { title: texts.document, cell: (value) => <Name zh={value.document} /> },
        { title: texts.reason, cell: (value) => <Name zh={value.reason} /> },
      ]}
      rows={values}
    />
  )
}
