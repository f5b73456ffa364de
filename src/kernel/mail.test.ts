import { pino } from 'pino'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lettersOf, mail, writeLetter } from './mail.js'
import { type TestHouse, testHouse } from './testing/index.js'

/** A mail server of this machine that keeps what it is given. */
async function postOffice(refuses = false) {
  const received: { from: string; to: string[]; raw: string }[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, session, done) => {
      void (async () => {
        const parts: Buffer[] = []
        for await (const part of stream) parts.push(part as Buffer)
        if (refuses) return done(Object.assign(new Error('mailbox full'), { responseCode: 452 }))
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map((each) => each.address),
          raw: Buffer.concat(parts).toString(),
        })
        done()
      })()
    },
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as { port: number }
  return { received, url: `smtp://127.0.0.1:${port}`, close: () => new Promise<void>((closed) => server.close(() => closed())) }
}

describe('letters', () => {
  let test: TestHouse
  beforeAll(async () => {
    test = await testHouse()
  })
  afterAll(() => test.close())
  const mailTo = (smtpUrl: string) =>
    mail({ db: test.house.database.db, smtpUrl, from: '学汇 <post@example.org>', log: pino({ level: 'silent' }) })
  const letter = (to: string) => ({ to, subject: '请确认一份记录', body: '请打开：https://example.org/i/abc\n谢谢。' })

  it('leave once, with their Chinese whole, oldest first', async () => {
    const office = await postOffice()
    const post = mailTo(office.url)
    for (const to of ['a@example.org', 'b@example.org']) await writeLetter(test.house.database.db, letter(to))
    expect([await post.sendWaiting(), await post.sendWaiting()]).toEqual([2, 0])
    expect(office.received.map((each) => each.to)).toEqual([['a@example.org'], ['b@example.org']])
    const { raw, from } = office.received[0]!
    expect(from).toBe('post@example.org')
    const subject = [.../^Subject: (.*(?:\r?\n[ \t].*)*)/m.exec(raw)![1]!.matchAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi)]
    const decoded = subject.map(([, how, text]) =>
      how!.toUpperCase() === 'B' ? Buffer.from(text!, 'base64') : quoted(text!.replaceAll('_', ' ')),
    )
    expect(Buffer.concat(decoded).toString()).toBe('请确认一份记录')
    const [head = '', ...body] = raw.split('\r\n\r\n')
    const text = body.join('\r\n\r\n')
    const plain = /base64/i.test(head) ? Buffer.from(text, 'base64') : quoted(text.replace(/=\r\n/g, ''))
    expect(plain.toString().replaceAll('\r\n', '\n').trim()).toBe(letter('a').body)
    await office.close()
  })

  it('that cannot leave stay with their reason and are tried five times, not for ever', async () => {
    const office = await postOffice(true)
    const post = mailTo(office.url)
    await writeLetter(test.house.database.db, letter('full@example.org'))
    for (let n = 0; n < 7; n++) expect(await post.sendWaiting()).toBe(0)
    const { rows } = await test.house.database.pool.query(`select tries, error, sent_at from kernel.mail where "to" = 'full@example.org'`)
    expect(rows).toMatchObject([{ tries: 5, sent_at: null, error: expect.stringContaining('mailbox full') }])
    await office.close()
  })

  it('of a change that is undone are never written', async () => {
    const { db } = test.house.database
    await expect(
      db.transaction().execute(async (tx) => {
        await writeLetter(tx, letter('undone@example.org'))
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    expect((await lettersOf(db, 100)).map((each) => each.to)).not.toContain('undone@example.org')
  })

  it('without a mail server wait in the outbox', async () => {
    await writeLetter(test.house.database.db, letter('waits@example.org'))
    expect(test.house.mail.sends).toBe(false)
    expect(await test.house.mail.sendWaiting()).toBe(0)
    expect((await lettersOf(test.house.database.db, 1))[0]).toMatchObject({ to: 'waits@example.org', sentAt: null, error: null })
  })
})

const quoted = (text: string): Buffer =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
