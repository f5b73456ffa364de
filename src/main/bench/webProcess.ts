import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { buildWeb } from '../web.js'
import { accountsOver, houseOver } from './harness.js'

// The web alone, for the bench of pages: tells its port when it serves, and its resident memory whenever asked.
const [appUrl = '', files = ''] = process.argv.slice(2)
const house = houseOver(appUrl, files)
const accounts = accountsOver(house, appUrl)
const server = createServer(getRequestListener(buildWeb({ house, accounts, proxies: 0 }).fetch))
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.on('message', () => process.send?.(process.memoryUsage().rss))
