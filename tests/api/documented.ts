import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { openApi } from '../../src/api/index.js'
import { rooms } from '../../src/main/rooms.js'

// biome-ignore lint/suspicious/noExplicitAny: a document of any shape is walked
type Json = any

const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')
const pointerOf = (...keys: readonly (string | number)[]) => `#/${keys.map((key) => encodeURIComponent(escaped(String(key)))).join('/')}`

export interface Documented {
  /** What the schema at this place of the document says against the value. */
  findings(pointer: string, value: unknown): string[]
  /** What the document says against an answer: its status, its media type, its body. Nothing about addresses that it does not describe. */
  againstAnswer(answer: { method: string; path: string; status: number; type: string; text: string }): string[]
}

/** The description of the API as a judge of what the API really answers. Formats count: a day must be a day. */
export function documented(document: Json): Documented {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  ;(addFormats as unknown as (to: Ajv2020) => void)(ajv)
  ajv.addSchema({ ...document, $id: 'https://document/' })
  const compiled = new Map<string, ValidateFunction>()
  const findings = (pointer: string, value: unknown): string[] => {
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `https://document/${pointer}` })
    compiled.set(pointer, validate)
    return validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)
  }
  return {
    findings,
    againstAnswer({ method, path, status, type, text }) {
      const operation = document.paths[path]?.[method.toLowerCase()]
      if (!operation) return []
      const response = operation.responses[status]
      if (!response) return [`the status ${status} is not described`]
      const at = response.$ref ? response.$ref.split('/').slice(1) : ['paths', path, method.toLowerCase(), 'responses', status]
      const content = response.$ref ? document.components.responses[at.at(-1)].content : response.content
      const media = type.split(';')[0]!.trim()
      // Uploads and evidence come as what they are.
      if (!content[media]) return content['application/octet-stream'] ? [] : [`${media} is not described`]
      return /json$/.test(media) ? findings(pointerOf(...at, 'content', media, 'schema'), JSON.parse(text)) : []
    },
  }
}

export const theDocument: Json = openApi(rooms, 'http://127.0.0.1:3000')

interface Example {
  readonly at: string
  /** Where its schema is. */
  readonly pointer: string
  readonly example: unknown
}

/** Every example of a document with the place of its schema: those of media types and parameters, and those that schemas carry themselves. */
export function examplesIn(document: Json): Example[] {
  const found: Example[] = []
  const walk = (value: Json, keys: readonly (string | number)[]): void => {
    if (typeof value !== 'object' || value === null) return
    if ('example' in value && !keys.includes('example') && keys.at(-1) !== 'properties') {
      const own = 'schema' in value ? [...keys, 'schema'] : keys
      found.push({ at: keys.join(' '), pointer: pointerOf(...own), example: value.example })
    }
    for (const [key, each] of Object.entries(value)) walk(each, [...keys, key])
  }
  walk(document, [])
  return found
}
