import { type Language, type Room, say } from '../kernel/index.js'
import { answersOf } from './answered.js'
import { BY_HAND_TAGS, pathsByHand } from './byHand.js'
import { PARAMETERS, problemResponses, SCHEMAS, SECURITY } from './components.js'
import { endpointsOf } from './endpoints.js'
import { INTRODUCTION } from './introduction.js'
import { operationsOf } from './operations.js'
import type { Part } from './schemas.js'

export { pathOf, schemaOf } from './schemas.js'

/** OpenAPI 3.1 of every command and query of the rooms: nothing is described that is not there, and nothing there is left out. */
export function openApi(rooms: readonly Room[], publicUrl: string, language: Language = 'en'): Part {
  const endpoints = endpointsOf(rooms)
  return {
    openapi: '3.1.0',
    info: {
      title: say(language, { zh: '学汇接口', en: 'Collegium' }),
      version: '1',
      description: say(language, INTRODUCTION),
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl }],
    tags: [
      ...rooms.map((room) => ({ name: room.name, description: say(language, room.title) })),
      ...Object.entries(BY_HAND_TAGS).map(([name, title]) => ({ name, description: say(language, title) })),
    ],
    paths: { ...pathsByHand(language), ...Object.fromEntries(endpoints.map((each) => [each.path, operationsOf(each, language)])) },
    components: {
      schemas: { ...SCHEMAS, ...Object.fromEntries(endpoints.map((each) => [each.name, each.input])), ...answersOf(endpoints) },
      parameters: PARAMETERS,
      responses: problemResponses(language),
      securitySchemes: SECURITY,
    },
    security: [{}, { token: [] }, { session: [] }],
  }
}
