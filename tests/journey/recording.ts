import { say } from '../../src/kernel/index.js'
import { packOf } from '../../src/records/index.js'
import { texts as bulk } from '../../src/workbench/records/bulk/messages.js'
import { texts as desk } from '../../src/workbench/records/confirm/messages.js'
import { texts as form } from '../../src/workbench/records/form/messages.js'
import { doneTexts, texts as record } from '../../src/workbench/records/record/messages.js'
import type { Actor } from './stage.js'

const PACK = packOf('match', '2022-03-10' as never)!
const fieldOf = (id: string) => PACK.fields.find((field) => field.id === id)!
const labelOf = (id: string) => fieldOf(id).label

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

/** Fills in the form of a match whose need and offer are new to the register, and says so when asked. @returns the record's address */
export async function recordMatch(society: Actor, day: string): Promise<string> {
  await society.go('/desk/records/new')
  await society.follow(PACK.title)
  await society.field(PACK.happening.label).fill(day)
  for (const [id, words] of [
    ['need', '需求1'],
    ['needUnit', '示例需求企业'],
    ['offer', '供给1'],
    ['offerUnit', '示例供给企业'],
  ] as const)
    await society.field(labelOf(id)).fill(words)
  await society.main.getByRole('radio', { name: society.say({ zh: '线上', en: 'Online' }) }).check()
  await society.field(labelOf('contact')).fill('第一次视频会议，双方同意试用')
  await society.field(form.evidence).setInputFiles({ name: '对接纪要.pdf', mimeType: 'application/pdf', buffer: PDF })
  await society.press(form.submit)
  for (const words of ['需求1', '供给1']) await society.main.getByLabel(society.say(form.addAlone({ text: words }))).check()
  await society.press(form.submit)
  await society.main.getByText(society.say(record.feedsNot({ targets: PACK.targets }))).waitFor()
  return new URL(society.page.url()).pathname
}

/** Imports three rows and one that cannot be; what each will do is shown before anything is written. */
export async function importFile(society: Actor, day: string): Promise<void> {
  await society.go('/desk/records/new/match')
  await society.follow(form.importMany)
  const header = [PACK.happening.label, ...['need', 'needUnit', 'offer', 'offerUnit', 'channel', 'contact'].map(labelOf)]
  const lines = [11, 12, 13, 14].map((n) => [
    n === 14 ? '2023-01-01' : day,
    `需求${n}`,
    '示例需求企业',
    `供给${n}`,
    '示例供给企业',
    '线上',
    `第${n}次视频会议`,
  ])
  const csv = [header.map((label) => say('zh-Hans', label)), ...lines].map((cells) => cells.join(',')).join('\r\n')
  await society.field(bulk.file).setInputFiles({ name: '对接.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await society.press(bulk.look)
  const does = async (words: Parameters<Actor['say']>[0]) =>
    society.main
      .getByRole('row')
      .filter({ hasText: society.say(words) })
      .count()
  if ((await does(bulk.waits)) !== 3 || (await does(bulk.refused)) !== 1) throw new Error('the preview does not say what each row will do')
  await society.press(bulk.begin({ n: 3 }))
  for (let looked = 0; looked < 100 && (await society.main.getByText(society.say(bulk.made({ n: 3 }))).count()) === 0; looked++) {
    await society.page.waitForLoadState('networkidle')
    await society.page.reload()
  }
  await society.main.getByText(society.say(bulk.made({ n: 3 }))).waitFor()
}

/** Confirms everything that waits for this side, one after the other. @returns how many there were */
export async function confirmAll(side: Actor): Promise<number> {
  await side.go('/desk/confirm')
  const button = side.main.getByRole('button', { name: new RegExp(`^${side.say({ zh: '确认', en: 'Confirm' })}`) })
  let n = 0
  for (; n < 20 && (await button.count()) > 0; n++) {
    await button.click()
    await side.page.waitForLoadState()
  }
  await side.main.getByText(side.say(desk.nothing)).waitFor()
  return n
}

/** Withdraws a side's confirmation, after a look at what that does to the figure. */
export async function cancel(side: Actor, address: string, falls: { readonly from: number; readonly to: number }): Promise<void> {
  await side.go(address)
  await side.follow(PACK.voids[0]!.title)
  const consequence = `${side.say({ zh: `由 ${falls.from} 减为 ${falls.to}`, en: `falls from ${falls.from} to ${falls.to}` })}`
  await side.main.getByText(consequence).waitFor()
  await side.field(record.reason).fill(side.say({ zh: '双方约定作废', en: 'Both sides agreed to void it' }))
  await side.press(record.cancelButton({ falls: falls.from - falls.to }))
  await side.main.getByText(side.say(doneTexts.cancelled)).waitFor()
}
