import { connect } from 'node:net'
import pg from 'pg'
import { inject } from 'vitest'
import { TEMPLATE, type TestServer } from './testServer.js'

export interface TestDatabase {
  readonly appUrl: string
  readonly ownerUrl: string
  /** Drops the database, ending whatever is still connected to it. */
  close(): Promise<void>
}

let asked: Promise<TestServer> | undefined
let made = 0

/** A fresh, migrated database of this test file's own (about 60 ms); with `empty`, one without anything in it. Close it in `afterAll`. */
export async function testDatabase(options: { readonly empty?: boolean } = {}): Promise<TestDatabase> {
  asked ??= askAtTheDoor(inject('testServerDoor'))
  const server = await asked
  const name = `test_${process.pid}_${++made}`
  await asRoot(server, `create database ${name} template ${options.empty ? 'template0' : TEMPLATE} owner collegium_owner strategy wal_log`)
  await asRoot(server, `grant connect on database ${name} to collegium_app`)
  const within = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  return {
    appUrl: within(server.appUrl),
    ownerUrl: within(server.ownerUrl),
    close: () => asRoot(server, `drop database if exists ${name} with (force)`),
  }
}

async function asRoot(server: TestServer, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.rootUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

async function askAtTheDoor(door: string): Promise<TestServer> {
  const socket = connect(door)
  let answer = ''
  for await (const part of socket.setEncoding('utf8')) answer += part
  const server = JSON.parse(answer) as TestServer | { fault: string }
  if ('fault' in server) throw new Error(`the test database did not start: ${server.fault}`)
  return server
}
