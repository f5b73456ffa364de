import { decimalText, PLACES } from './decimal.js'
import {
  bool,
  completed,
  elements,
  is,
  jsonOf,
  notNull,
  num,
  readBool,
  readNum,
  readText,
  type Typed,
  text,
  UNKNOWN,
  within,
} from './sqlParts.js'
import { type Comparator, DAY_PATTERN, type Expression, type FunctionName, type Operator, type Scalar } from './syntax.js'

export interface SqlCondition {
  /** A boolean SQL expression; `null` where `evaluate` gives undefined. */
  readonly text: string
  /** Parameters, from `$first` on. */
  readonly values: readonly unknown[]
}

export interface SqlPlace {
  /** The jsonb column that holds `data`, for example `f.data`. Comes from code, never from a user. */
  readonly column: string
  /** Number of the first parameter; 1 when left out. */
  readonly first?: number
}

/**
 * The same condition in PostgreSQL: true, false or null exactly where `evaluate(expression, { data })` gives true, false, or something that is no
 * boolean, for any data that is a record. It cannot fail on any row: every cast is guarded by `jsonb_typeof`. Only `data.…` can be read; an expression that reads anything else
 * is a fault (find it before with `typeCheck(expression, { data: 'any' }, 'boolean')`).
 */
export function toSql(expression: Expression, place: SqlPlace): SqlCondition {
  if (!/^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/.test(place.column)) throw new Error(`not a column: ${place.column}`)
  const compiler = new Compiler(place.column)
  return numbered(compiler.condition(expression), compiler.values, place.first ?? 1)
}

const MARK = /\u0000(\d+)\u0000/g

/** Numbers the parameters that are left: an operand of the wrong kind is dropped, and its parameters with it. */
function numbered(marked: string, all: readonly unknown[], first: number): SqlCondition {
  const used: number[] = []
  const text = marked.replace(MARK, (_mark, index: string) => {
    const known = used.indexOf(Number(index))
    return `$${first + (known >= 0 ? known : used.push(Number(index)) - 1)}`
  })
  return { text, values: used.map((index) => all[index]) }
}

class Compiler {
  readonly values: unknown[] = []
  readonly #column: string
  #aliases = 0

  constructor(column: string) {
    this.#column = column
  }

  condition(expression: Expression): string {
    return this.#bool(this.#compile(expression))
  }

  #compile(expression: Expression): Typed {
    switch (expression.kind) {
      case 'scalar':
        return this.#scalar(expression.value)
      case 'list':
        return { kind: 'json', sql: `${this.#param(`[${expression.items.map(jsonOf).join(',')}]`)}::jsonb` }
      case 'path':
        return { kind: 'json', sql: this.#path(expression.names) }
      case 'not':
        return bool(`not (${this.condition(expression.of)})`)
      case 'and':
      case 'or':
        return bool(expression.of.map((part) => `(${this.condition(part)})`).join(` ${expression.kind} `))
      case 'compare':
        return bool(this.#compare(expression.op, this.#compile(expression.left), this.#compile(expression.right)))
      case 'in':
        return bool(
          expression.list.kind === 'list'
            ? this.#inFixed(this.#compile(expression.item), expression.list.items)
            : this.#inList(this.#compile(expression.item), this.#compile(expression.list)),
        )
      case 'overlaps':
        return bool(this.#overlaps(this.#compile(expression.left), this.#compile(expression.right)))
      case 'missing':
        return bool(this.#missing(this.#compile(expression.of)))
      case 'arithmetic':
        return num(this.#arithmetic(expression.op, this.#num(this.#compile(expression.left)), this.#num(this.#compile(expression.right))))
      case 'negate':
        return num(`-(${this.#num(this.#compile(expression.of))})`)
      case 'call':
        return this.#call(
          expression.name,
          expression.args.map((each) => this.#compile(each)),
        )
    }
  }

  #scalar(value: Scalar): Typed {
    if (typeof value === 'boolean') return bool(String(value))
    if (typeof value === 'bigint') return num(`'${decimalText(value)}'::numeric`)
    return text(`${this.#param(value)}::text`)
  }

  #param(value: unknown): string {
    this.values.push(value)
    return `\u0000${this.values.length - 1}\u0000`
  }

  /** Gives the SQL a short name, unless it is short already. `offset 0` keeps the planner from writing it out again at each use, which doubles with every level. */
  #let(sql: string, body: (name: string) => string): string {
    if (sql.length <= 48) return body(`(${sql})`)
    const alias = `v${++this.#aliases}`
    return `(select ${body(`${alias}.x`)} from (select ${sql} as x offset 0) ${alias})`
  }

  #let2(a: string, b: string, body: (a: string, b: string) => string): string {
    const alias = `v${++this.#aliases}`
    return `(select ${body(`${alias}.a`, `${alias}.b`)} from (select ${a} as a, ${b} as b offset 0) ${alias})`
  }

  #path(names: readonly string[]): string {
    const [root, ...steps] = names
    if (root !== 'data') throw new Error(`${names.join('.')} cannot be read in the database`)
    const [first, ...further] = steps
    if (first === undefined) return this.#column
    return further.reduce((sql, name) => this.#step(sql, name), `${this.#column}->'${first}'`)
  }

  /** Through a record, or through the records of a list. */
  #step(sql: string, name: string): string {
    const alias = `v${++this.#aliases}`
    const ofList = (json: string) =>
      `(select coalesce(jsonb_agg(${alias}.v->'${name}' order by ${alias}.o), '[]'::jsonb) from jsonb_array_elements(${json}) with ordinality ${alias}(v, o) where jsonb_typeof(${alias}.v->'${name}') <> 'null')`
    return this.#let(
      sql,
      (json) => `case jsonb_typeof(${json}) when 'object' then ${json}->'${name}' when 'array' then ${ofList(json)} end`,
    )
  }

  #bool({ kind, sql }: Typed): string {
    if (kind === 'bool') return sql
    return kind === 'json' ? this.#let(sql, readBool) : UNKNOWN
  }

  #num({ kind, sql }: Typed): string {
    if (kind === 'num') return sql
    return kind === 'json' ? this.#let(sql, readNum) : 'null::numeric'
  }

  #text({ kind, sql }: Typed): string {
    if (kind === 'text') return sql
    return kind === 'json' ? this.#let(sql, readText) : 'null::text'
  }

  #day(typed: Typed): string {
    return this.#let(this.#text(typed), (name) => `case when ${name} ~ '${DAY_PATTERN}' then ${name} end`)
  }

  #json({ kind, sql }: Typed): string {
    return kind === 'json' ? sql : `to_jsonb(${sql})`
  }

  #compare(op: Comparator, left: Typed, right: Typed): string {
    const sign = op === '!=' ? '<>' : op
    const equality = op === '=' || op === '!='
    const days = (a: string, b: string) => `${a} ${sign} ${b} collate "C"`
    if (left.kind === 'json' && right.kind === 'json') {
      return this.#let2(left.sql, right.sql, (a, b) => {
        const both = (type: string) => `${is(a, type)} and ${is(b, type)}`
        const numbers = `when ${both('number')} then (${readNum(a)}) ${sign} (${readNum(b)})`
        if (!equality)
          return `case ${numbers} when ${both('string')} then ${days(this.#day({ kind: 'json', sql: a }), this.#day({ kind: 'json', sql: b }))} end`
        return `case ${numbers} when ${both('string')} then (${a} #>> '{}') ${sign} (${b} #>> '{}') when ${both('boolean')} then (${a})::boolean ${sign} (${b})::boolean end`
      })
    }
    const kind = left.kind === 'json' ? right.kind : left.kind
    if (kind === 'num') return `(${this.#num(left)}) ${sign} (${this.#num(right)})`
    if (kind === 'bool') return equality ? `(${this.#bool(left)}) ${sign} (${this.#bool(right)})` : UNKNOWN
    return equality ? `(${this.#text(left)}) ${sign} (${this.#text(right)})` : days(`(${this.#day(left)})`, `(${this.#day(right)})`)
  }

  /** In a list that is written in the expression: one array for each kind. `x = any` alone would be false for an unknown x and an empty array. */
  #inFixed(item: Typed, items: readonly Scalar[]): string {
    const anyOf = (value: string, list: readonly unknown[], type: string) =>
      this.#let(value, (x) => `case when ${x} is not null then ${x} = any(${this.#param(list)}::${type}[]) end`)
    const texts = (value: string) =>
      anyOf(
        value,
        items.filter((each) => typeof each === 'string'),
        'text',
      )
    const numbers = (value: string) => anyOf(value, items.filter((each) => typeof each === 'bigint').map(decimalText), 'numeric')
    const bools = (value: string) =>
      anyOf(
        value,
        items.filter((each) => typeof each === 'boolean'),
        'boolean',
      )
    if (item.kind === 'text') return texts(item.sql)
    if (item.kind === 'num') return numbers(item.sql)
    if (item.kind === 'bool') return bools(item.sql)
    return this.#let(
      item.sql,
      (json) =>
        `case jsonb_typeof(${json}) when 'string' then ${texts(readText(json))} when 'number' then ${numbers(readNum(json))} when 'boolean' then ${bools(readBool(json))} end`,
    )
  }

  #inList(item: Typed, list: Typed): string {
    if (list.kind !== 'json') return UNKNOWN
    const alias = `e${++this.#aliases}`
    const has = (json: string, holds: string) => `exists (select from ${elements(json, alias)} where ${holds})`
    return this.#let2(this.#json(item), list.sql, (i, l) => {
      const same = has(l, `jsonb_typeof(${alias}.v) = jsonb_typeof(${i}) and (${alias}.v #>> '{}') = (${i} #>> '{}')`)
      const number = `case when (${readNum(i)}) is not null then ${has(l, `(${readNum(`${alias}.v`)}) = (${readNum(i)})`)} end`
      return `case when ${is(l, 'array')} then case jsonb_typeof(${i}) when 'string' then ${same} when 'boolean' then ${same} when 'number' then ${number} end end`
    })
  }

  #overlaps(left: Typed, right: Typed): string {
    if (left.kind !== 'json' || right.kind !== 'json') return UNKNOWN
    const [x, y] = [`e${++this.#aliases}`, `e${++this.#aliases}`]
    const same = `jsonb_typeof(${x}.v) = jsonb_typeof(${y}.v) and (${x}.v #>> '{}') = (${y}.v #>> '{}')`
    const equal = `case jsonb_typeof(${x}.v) when 'string' then ${same} when 'boolean' then ${same} when 'number' then (${readNum(`${x}.v`)}) = (${readNum(`${y}.v`)}) end`
    return this.#let2(
      left.sql,
      right.sql,
      (a, b) =>
        `case when ${is(a, 'array')} and ${is(b, 'array')} then exists (select from ${elements(a, x)}, ${elements(b, y)} where ${equal}) end`,
    )
  }

  #missing({ kind, sql }: Typed): string {
    if (kind !== 'json') return `(${sql}) is null`
    return this.#let(sql, (json) => `(${json} is null or ${is(json, 'null')})`)
  }

  #arithmetic(op: Operator, left: string, right: string): string {
    if (op !== '/')
      return this.#let2(op === '*' ? `round((${left}) * (${right}), ${PLACES})` : `(${left}) ${op} (${right})`, 'null', within)
    // numeric division would round twice: the quotient in billionths is cut by div() after half a divisor has been added.
    const billionths = (a: string, b: string) => `div(2 * abs(${a}) * 1000000000 + abs(${b}), 2 * abs(${b}))`
    const quotient = this.#let2(
      left,
      right,
      (a, b) => `case when ${b} <> 0 then sign(${a}) * sign(${b}) * ${billionths(a, b)} * 0.000000001 end`,
    )
    return this.#let2(quotient, 'null', within)
  }

  #call(name: FunctionName, args: readonly Typed[]): Typed {
    const [first, second] = args as [Typed, Typed?]
    switch (name) {
      case 'count':
        return num(this.#ofList(first, (alias, from) => `(select count(*)::numeric from ${from} where ${notNull(alias)})`))
      case 'sum':
        return num(this.#numbersOf(first, 'sum', '0'))
      case 'min':
      case 'max':
        return num(
          args.length === 1
            ? this.#numbersOf(first, name, 'null')
            : `(select case when count(*) = count(t.n) then ${name}(t.n) end from (values ${args.map((each) => `(${this.#num(each)})`).join(', ')}) t(n))`,
        )
      case 'lower':
        return text(`translate(${this.#text(first)}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')`)
      case 'len':
        return num(`char_length(${this.#text(first)})::numeric`)
      case 'age_at':
      case 'years_between':
        return num(
          this.#let2(
            this.#day(first),
            this.#day(second!),
            (a, b) => `case when ${a} <= ${b} collate "C" then ${completed(a, b)} else -${completed(b, a)} end`,
          ),
        )
    }
  }

  #ofList(list: Typed, body: (alias: string, from: string) => string): string {
    if (list.kind !== 'json') return 'null::numeric'
    const alias = `e${++this.#aliases}`
    return this.#let(list.sql, (json) => `case when ${is(json, 'array')} then ${body(alias, elements(json, alias))} end`)
  }

  /** All elements must be numbers; nulls are passed over. */
  #numbersOf(list: Typed, aggregate: 'sum' | 'min' | 'max', empty: string): string {
    return this.#ofList(
      list,
      (alias, from) =>
        `(select case when count(*) = 0 then ${empty} when count(*) = count(n.x) then ${within(`${aggregate}(n.x)`)} end from (select ${readNum(`${alias}.v`)} as x from ${from} where ${notNull(alias)}) n)`,
    )
  }
}
