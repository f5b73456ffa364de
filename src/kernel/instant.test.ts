import { expect, it } from 'vitest'
import { instant } from './day.js'

it.each(['2022-06-30T01:02:03Z', '2022-06-30T01:02:03.123456Z', '2022-06-30 09:02:03.1+08', '2022-06-30 23:59:59-05:30'])(
  '%s is an instant',
  (text) => {
    expect(instant.safeParse(text).success).toBe(true)
  },
)

it.each([
  '',
  '2022-06-30',
  '2022-02-30T00:00:00Z',
  '2022-06-30T24:00:00Z',
  '2022-06-30T01:02:03',
  '2022-06-30T01:02:03+99',
  "2022-06-30T01:02:03Z'",
  'now',
])('%s is none', (text) => {
  expect(instant.safeParse(text)).toMatchObject({ error: { issues: [{ message: 'instant_unknown' }] } })
})
