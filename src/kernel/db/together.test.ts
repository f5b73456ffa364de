import { expect, it } from 'vitest'
import { together } from './database.js'

const fault = (code: string, after = 0) =>
  (async () => {
    for (let n = 0; n < after; n++) await Promise.resolve()
    throw Object.assign(new Error(code), { code })
  })()

it('gives the values in their order', async () => {
  expect(await together([Promise.resolve(1), undefined, Promise.resolve('two')])).toEqual([1, undefined, 'two'])
})

it('names the statement that failed, however late it is heard', async () => {
  await expect(together([fault('40001', 50), fault('25P02'), fault('25P02')])).rejects.toMatchObject({ code: '40001' })
  await expect(together([fault('25P02'), together([fault('23505', 20), fault('25P02')])])).rejects.toMatchObject({ code: '23505' })
  await expect(together([fault('25P02')])).rejects.toMatchObject({ code: '25P02' })
})
