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

it('tells beside each endpoint what it answers: fields with their types, of lists those of a row, and which may be missing', async () => {
  const frame = { language: 'en', theme: 'light', url: '/api', navigation: [] } as const
  const html = String(await ApiPage({ frame, rooms, publicUrl: 'http://127.0.0.1:3000' }))
  const told = (path: string) =>
    html
      .slice(html.indexOf(`${path}</code>`))
      .split('</tr>')[0]!
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
  expect(told('GET /api/v1/registry/units_of')).toMatch(/2 fields units Unit\[\] · next object\|null $/)
  expect(told('GET /api/v1/records/packs_list')).toMatch(/a list; \d+ fields a row id string · version integer · title L10n/)
  expect(told('GET /api/v1/records/records_of')).toContain('rows RecordLine[] · next integer optional')
  expect(told('POST /api/v1/registry/register_unit')).toMatch(/1 field unit uuid $/)
  expect(told('POST /api/v1/registry/rename_unit')).not.toContain('only whether it was done')
  expect(told('POST /api/v1/registry/change_parent')).toContain('only whether it was done')
  expect(told('POST /api/v1/files')).toContain('hash string · name string · type string · size integer')
})
