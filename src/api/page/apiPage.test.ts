import { expect, it } from 'vitest'
import { planRoom } from '../../plan/index.js'
import { recordsRoom } from '../../records/index.js'
import { registryRoom } from '../../registry/index.js'
import { htmlFindings } from '../../ui/testing/index.js'
import { openApi } from '../openapi.js'
import { ApiPage } from './ApiPage.js'

const rooms = [registryRoom, recordsRoom, planRoom]

it.each(['zh-Hans', 'zh-Hant', 'en'] as const)(
  'names every endpoint that OpenAPI describes, with its permission, in %s',
  async (language) => {
    const frame = { language, theme: 'light', url: '/api', navigation: [] } as const
    const html = String(await ApiPage({ frame, rooms, publicUrl: 'http://127.0.0.1:3000' }))
    const { paths } = openApi(rooms, 'http://127.0.0.1:3000') as unknown as {
      paths: Record<string, Record<string, { operationId: string; 'x-permission'?: string }>>
    }
    expect(Object.keys(paths).length).toBeGreaterThan(60)
    for (const [path, methods] of Object.entries(paths))
      for (const [method, described] of Object.entries(methods)) {
        // Every query may be posted as well, which is said once for all.
        if (described.operationId.endsWith('_by_post')) continue
        expect(html).toContain(`<code>${method.toUpperCase()} ${path}</code>`)
        if (described['x-permission']) expect(html).toContain(`<code>${described['x-permission']}</code>`)
      }
    expect(await htmlFindings(html)).toEqual([])
  },
)
