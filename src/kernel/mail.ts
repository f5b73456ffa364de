import { createTransport } from 'nodemailer'
import type { Logger } from 'pino'
import { type Db, rows, run, sql } from './db/database.js'
import { newId } from './ids.js'

export interface Letter {
  readonly to: string
  readonly subject: string
  readonly body: string
}

/** Letters are written into the outbox by whoever holds a transaction and leave from there; a demo has no server and shows the outbox as a page. */
export interface Mail {
  write(db: Db, letter: Letter): Promise<void>
  /** Sends what waits, oldest first; gives the number sent. Failures stay with their error and are tried five times. */
  sendWaiting(): Promise<number>
  readonly sends: boolean
}

/** Puts a letter into the outbox with the change that it tells of: both are committed or neither is. */
export async function writeLetter(db: Db, letter: Letter): Promise<void> {
  await sql`insert into kernel.mail (id, "to", subject, body) values (${newId<'mail'>()}, ${letter.to}, ${letter.subject}, ${letter.body})`.execute(
    db,
  )
}

export interface SentLetter extends Letter {
  readonly id: string
  readonly at: Date
  readonly sentAt: Date | null
  readonly error: string | null
}

/** The newest letters of the outbox, for the demo's page; they hold links, so only those who may see the machine get them. */
export async function lettersOf(db: Db, limit: number): Promise<SentLetter[]> {
  return rows<SentLetter>(
    db,
    sql`select id, "to", subject, body, at, sent_at as "sentAt", error from kernel.mail order by at desc, id desc limit ${Math.min(limit, 200)}`,
  )
}

const TRIES = 5

export function mail(needs: { db: Db; smtpUrl?: string; from: string; log: Logger }): Mail {
  const transport = needs.smtpUrl ? createTransport(needs.smtpUrl) : undefined
  return {
    sends: transport !== undefined,
    write: writeLetter,
    sendWaiting: async () => {
      if (!transport) return 0
      const waiting = await rows<{ id: string } & Letter>(
        needs.db,
        sql`select id, "to", subject, body from kernel.mail where sent_at is null and tries < ${TRIES} order by at limit 50`,
      )
      let sent = 0
      for (const letter of waiting) {
        try {
          await transport.sendMail({ from: needs.from, to: letter.to, subject: letter.subject, text: letter.body })
          await run(needs.db, sql`update kernel.mail set sent_at = now(), error = null where id = ${letter.id}`)
          sent++
        } catch (fault) {
          needs.log.warn({ err: fault, mail: letter.id }, 'a letter could not be sent')
          await run(needs.db, sql`update kernel.mail set tries = tries + 1, error = ${String(fault).slice(0, 500)} where id = ${letter.id}`)
        }
      }
      return sent
    },
  }
}
