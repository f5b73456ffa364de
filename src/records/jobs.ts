import type { House } from '../kernel/index.js'
import { runWaitingBulk } from './bulk/run.js'
import { sendWaitingInvitations } from './commands/invitations.js'
import { lapseDue } from './commands/lapses.js'

/** What the room does by itself: letters that did not leave with their record, bulk acts that were interrupted, and rules that come true. */
export async function recordsJobs(house: House): Promise<void> {
  await house.jobs.every('records.send_invitations', '* * * * *', async () => {
    await sendWaitingInvitations(house)
  })
  await house.jobs.every('records.go_on_with_bulk_acts', '* * * * *', async () => {
    await runWaitingBulk(house)
  })
  // 23:40 in Shanghai, so that what lapses on a day is in that day's last seal.
  await house.jobs.every('records.let_lapse', '40 15 * * *', async () => {
    await lapseDue(house)
  })
}
