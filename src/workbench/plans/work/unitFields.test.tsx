import { expect, it } from 'vitest'
import type { Unit } from '../../../registry/index.js'
import { Form, Speak } from '../../../ui/index.js'
import { UnitFields } from './UnitFields.js'

const department = (id: string) => ({ id, nameZh: `部门${id}`, nameEn: null }) as unknown as Unit
const seen = (departments: readonly Unit[], mayAny: boolean) =>
  String(
    <Speak language="zh-Hans">
      <Form action="/x">
        <UnitFields departments={departments} mayAny={mayAny} />
      </Form>
    </Speak>,
  )

it('the head of one department finds it chosen; who may name any unit chooses himself', () => {
  const own = seen([department('1')], false)
  expect(own).toMatch(/<option value="1" selected/)
  expect(own).not.toContain('选填')
  expect(own).not.toContain('otherUnit')
  const two = seen([department('1'), department('2')], false)
  expect(two).not.toContain('selected')
  const any = seen([department('1')], true)
  expect(any).not.toContain('selected')
  expect(any).toContain('otherUnit')
})
