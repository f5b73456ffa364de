import type { Unit } from '../../../registry/index.js'
import { Field, Name, paths } from '../../../ui/index.js'
import { texts } from './messages.js'

/** A department from the list, or any unit of the directory by its name. */
export function UnitFields({ departments, mayAny, hideLabel }: { departments: readonly Unit[]; mayAny: boolean; hideLabel?: boolean }) {
  return (
    <>
      <Field
        kind="select"
        name="unit"
        label={texts.department}
        hideLabel={hideLabel}
        empty={texts.chooseDepartment}
        // A unit of the directory may be named instead; the head of one department has nothing to choose.
        required={mayAny ? false : undefined}
        value={!mayAny && departments.length === 1 ? departments[0]!.id : undefined}
        options={departments.map((unit) => ({ value: unit.id, text: <Name zh={unit.nameZh} en={unit.nameEn} /> }))}
      />
      {mayAny && (
        <Field
          kind="text"
          name="otherUnit"
          label={texts.otherUnit}
          hideLabel={hideLabel}
          required={false}
          maxLength={200}
          suggest={paths.suggest('units')}
        />
      )}
    </>
  )
}
