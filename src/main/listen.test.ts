import { connect, createServer, type Server } from 'node:net'
import { expect, it } from 'vitest'
import { keepPort, publicAddress } from './listen.js'

const HOST = '127.0.0.1'

it('any free port is a real one, ours until it is let go', async () => {
  const kept = await keepPort(HOST, 0)
  expect(kept.port).toBeGreaterThan(0)
  await expect(keepPort(HOST, kept.port, 0)).rejects.toMatchObject({
    code: 'port_in_use',
    told: { en: expect.stringContaining(`Port ${kept.port} on ${HOST}`) },
  })
  expect(publicAddress({ host: HOST, publicUrl: undefined }, kept)).toBe(`http://${HOST}:${kept.port}`)
  expect(publicAddress({ host: HOST, publicUrl: 'https://xuehui.example.cn' }, kept)).toBe('https://xuehui.example.cn')
  await kept.release()
  // One asked for by number is only looked at.
  for (let n = 0; n < 2; n++) expect((await keepPort(HOST, kept.port, 0)).port).toBe(kept.port)
})

it('who connects too early is hung up on, and keeps nobody from letting go, however often that is asked', async () => {
  const kept = await keepPort(HOST, 0)
  const early = connect(kept.port, HOST)
  await new Promise<void>((closed) => early.once('error', () => {}).once('close', () => closed()))
  await Promise.all([kept.release(), kept.release()])
  const server: Server = createServer()
  await new Promise<void>((open, fail) => server.once('error', fail).listen(kept.port, HOST, open))
  await new Promise((closed) => server.close(closed))
})
