import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { declaredKinds, kernelRefusals, type Room } from '../kernel/index.js'
import { rooms } from './rooms.js'

const every = (take: (room: Room) => readonly unknown[]) => rooms.flatMap((room) => take(room).map((each) => [room.name, each] as const))
const hasBoth = (text: unknown) =>
  typeof text === 'object' &&
  text !== null &&
  'zh' in text &&
  'en' in text &&
  String(text.zh).trim() !== '' &&
  String(text.en).trim() !== ''

type Json = Readonly<Record<string, unknown>>
const objectsIn = (value: unknown): Json[] => {
  if (Array.isArray(value)) return value.flatMap(objectsIn)
  if (typeof value !== 'object' || value === null) return []
  return [...('properties' in value ? [value as Json] : []), ...Object.values(value).flatMap(objectsIn)]
}
/** Shapes that would take a field that they do not name without a word: whatever is not strict, nor left open by `looseObject`. */
const lax = (output: z.ZodType) =>
  objectsIn(z.toJSONSchema(z.strictObject({ output }), { io: 'input', unrepresentable: 'any' })).filter(
    (each) => !('additionalProperties' in each),
  )

describe('every command and query', () => {
  const both = rooms.flatMap((room) => [...room.commands, ...room.queries].map(({ parts }) => [parts.name, parts.output] as const))
  it.each(both)('%s says exactly what it answers', (name, output) => {
    expect(output, `${name} has no output: say what it answers, or noAnswer`).toBeInstanceOf(z.ZodType)
    expect(lax(output as z.ZodType), `${name}: shapes of an answer are strict objects`).toEqual([])
  })
})

describe('every command', () => {
  it.each(
    every((room) => room.commands).map(([room, each]) => [
      (each as Room['commands'][number]).parts.name,
      room,
      each as Room['commands'][number],
    ]),
  )('%s says who may, in whose words, and how it refuses', (name, room, command) => {
    const { parts } = command
    expect(name.startsWith(`${room}.`)).toBe(true)
    expect(parts.allow === 'open' || typeof parts.allow === 'function').toBe(true)
    if (parts.allow !== 'open') expect(parts.permission, 'the permission that the refusal names').toBeTruthy()
    expect(hasBoth(parts.title)).toBe(true)
    const known = new Set([
      ...Object.keys(kernelRefusals),
      ...rooms.find((each) => each.name === room)!.commands.flatMap(() => []),
      ...Object.keys(rooms.find((each) => each.name === room)!.refusals),
    ])
    for (const code of parts.refusals ?? [])
      expect(known.has(code), `${name} may refuse ${code}, and ${room} has no sentence for it`).toBe(true)
  })
})

describe('every query', () => {
  it.each(
    every((room) => room.queries).map(([room, each]) => [
      (each as Room['queries'][number]).parts.name,
      room,
      each as Room['queries'][number],
    ]),
  )('%s says who may, and a list how it is limited', (name, room, query) => {
    const { parts } = query
    expect(name.startsWith(`${room}.`)).toBe(true)
    expect(parts.allow === 'public' || typeof parts.allow === 'function').toBe(true)
    expect(hasBoth(parts.title)).toBe(true)
    const isList = /"(after|cursor)"/.test(JSON.stringify(Object.keys((parts.input as unknown as { shape?: object }).shape ?? {})))
    if (isList) expect(parts.list?.visibility, `${name} is paged: by which rule are its rows limited?`).toBeTruthy()
  })
})

it('names are unique in the house', () => {
  const names = rooms.flatMap((room) => [...room.commands, ...room.queries].map((each) => each.parts.name))
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

it.each(rooms.map((room) => [room.name, room] as const))('%s says its permissions and refusals in both languages', (_name, room) => {
  expect(hasBoth(room.title)).toBe(true)
  for (const [permission, title] of Object.entries(room.permissions)) expect(hasBoth(title), permission).toBe(true)
  for (const [code, text] of Object.entries(room.refusals)) expect(typeof text === 'function' || hasBoth(text), code).toBe(true)
})

it.each(declaredKinds().map((kind) => [kind.kind, kind] as const))('the stored sample of %s can still be read', (_kind, kind) => {
  const read = kind.data.safeParse(kind.sample)
  expect(read.success, JSON.stringify(read.error?.issues)).toBe(true)
})
