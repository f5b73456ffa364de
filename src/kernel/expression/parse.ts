import { ok, type Result, refuse } from '../result.js'
import { type Decimal, decimalFromText } from './decimal.js'
import {
  type Comparator,
  type Expression,
  type ExpressionRefusal,
  FUNCTIONS,
  type FunctionName,
  LIMITS,
  type Operator,
  type Scalar,
} from './syntax.js'
import { type Token, tokensOf } from './tokens.js'

/**
 * Reads an expression such as `data.list = "science" and years_between(a, b) >= 2`. At most 2,000 characters and 50 levels. From weakest to
 * strongest: or · and · not · comparisons, in, has, overlaps, is missing (one of them) · + − · * / · − before a number.
 */
export function parseExpression(text: string): Result<Expression, ExpressionRefusal> {
  if (text.length > LIMITS.length) return refuse({ code: 'EXPR-LONG', at: LIMITS.length, length: text.length, limit: LIMITS.length })
  const tokens = tokensOf(text)
  if (!tokens.ok) return tokens
  try {
    return ok(new Parser(tokens.value).whole())
  } catch (stopped) {
    if (stopped instanceof Stop) return refuse(stopped.refusal)
    throw stopped
  }
}

/** Carries a refusal out of the recursion of the parser, and never further. */
class Stop extends Error {
  constructor(readonly refusal: ExpressionRefusal) {
    super(refusal.code)
  }
}

const COMPARATORS = new Set(['=', '!=', '<', '<=', '>', '>='])
const RESERVED = new Set(['and', 'or', 'not', 'in', 'has', 'overlaps', 'is', 'missing', 'true', 'false'])

class Parser {
  readonly #tokens: readonly Token[]
  #next = 0
  #nesting = 0
  readonly #depths = new WeakMap<Expression, number>()

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  whole(): Expression {
    const found = this.#either()
    if (this.#peek().kind !== 'end') this.#unexpected('end')
    return found
  }

  #either(): Expression {
    return this.#nested(() => this.#chain('or', () => this.#chain('and', () => this.#negation())))
  }

  #chain(word: 'and' | 'or', part: () => Expression): Expression {
    const { at } = this.#peek()
    const of = [part()]
    while (this.#takeWord(word)) of.push(part())
    return of.length === 1 ? of[0]! : this.#node({ kind: word, of, at }, ...of)
  }

  #negation(): Expression {
    const { at } = this.#peek()
    if (!this.#takeWord('not')) return this.#comparison()
    const of = this.#nested(() => this.#negation())
    return this.#node({ kind: 'not', of, at }, of)
  }

  #comparison(): Expression {
    const left = this.#sum()
    const token = this.#peek()
    const { at } = left
    if (token.kind === 'sign' && COMPARATORS.has(token.text)) {
      this.#next++
      const right = this.#sum()
      return this.#node({ kind: 'compare', op: token.text as Comparator, left, right, at }, left, right)
    }
    if (this.#takeWord('is')) {
      const present = this.#takeWord('not')
      if (!this.#takeWord('missing')) this.#unexpected('missing')
      const missing = this.#node({ kind: 'missing', of: left, at }, left)
      return present ? this.#node({ kind: 'not', of: missing, at }, missing) : missing
    }
    if (this.#takeWord('not')) {
      if (!this.#takeWord('in')) this.#unexpected('in')
      const within = this.#within(left, this.#sum(), at)
      return this.#node({ kind: 'not', of: within, at }, within)
    }
    if (this.#takeWord('in')) return this.#within(left, this.#sum(), at)
    if (this.#takeWord('has')) return this.#within(this.#sum(), left, at)
    if (!this.#takeWord('overlaps')) return left
    const right = this.#sum()
    return this.#node({ kind: 'overlaps', left, right, at }, left, right)
  }

  #within(item: Expression, list: Expression, at: number): Expression {
    return this.#node({ kind: 'in', item, list, at }, item, list)
  }

  #sum(): Expression {
    return this.#operations(['+', '-'], () => this.#operations(['*', '/'], () => this.#factor()))
  }

  #operations(signs: readonly Operator[], part: () => Expression): Expression {
    let left = part()
    for (;;) {
      const op = signs.find((sign) => this.#takeSign(sign))
      if (!op) return left
      const right = part()
      left = this.#node({ kind: 'arithmetic', op, left, right, at: left.at }, left, right)
    }
  }

  #factor(): Expression {
    const { at } = this.#peek()
    if (!this.#takeSign('-')) return this.#primary()
    const of = this.#nested(() => this.#factor())
    if (of.kind === 'scalar' && typeof of.value === 'bigint' && of.value > 0n) return this.#node({ kind: 'scalar', value: -of.value, at })
    return this.#node({ kind: 'negate', of, at }, of)
  }

  #primary(): Expression {
    const token = this.#peek()
    const { at } = token
    if (this.#takeSign('(')) {
      const inner = this.#either()
      this.#must(')')
      return inner
    }
    if (this.#takeSign('[')) return this.#node({ kind: 'list', items: this.#listItems(), at })
    if (token.kind === 'word' && !RESERVED.has(token.text)) return this.#named(token)
    return this.#node({ kind: 'scalar', value: this.#scalar(), at })
  }

  #scalar(): Scalar {
    const token = this.#peek()
    if (token.kind === 'text') return this.#advance().text
    if (this.#takeWord('true')) return true
    if (this.#takeWord('false')) return false
    if (token.kind !== 'number') this.#unexpected('value')
    this.#next++
    return this.#decimal(token)
  }

  #decimal(token: Token): Decimal {
    const value = decimalFromText(token.text)
    if (value === undefined) throw new Stop({ code: 'EXPR-NUMBER', at: token.at, found: token.text.slice(0, 40) })
    return value
  }

  #listItems(): Scalar[] {
    const items: Scalar[] = []
    if (this.#takeSign(']')) return items
    do {
      if (items.length === LIMITS.listItems)
        throw new Stop({ code: 'EXPR-LONG', at: this.#peek().at, length: items.length + 1, limit: LIMITS.listItems })
      const negative = this.#takeSign('-')
      if (negative && this.#peek().kind !== 'number') this.#unexpected('number')
      const value = this.#scalar()
      items.push(negative ? -(value as Decimal) : value)
    } while (this.#takeSign(','))
    this.#must(']')
    return items
  }

  #named(first: Token): Expression {
    this.#next++
    if (this.#takeSign('(')) return this.#call(first)
    const names = [first.text]
    while (this.#takeSign('.')) {
      // After a point every word is a name: a field may be called `count` or `in`.
      if (this.#peek().kind !== 'word') this.#unexpected('name')
      names.push(this.#advance().text)
    }
    return this.#node({ kind: 'path', names, at: first.at })
  }

  #call(name: Token): Expression {
    if (!Object.hasOwn(FUNCTIONS, name.text)) throw new Stop({ code: 'EXPR-FUNCTION', at: name.at, name: name.text })
    const args: Expression[] = []
    if (!this.#takeSign(')')) {
      do args.push(this.#either())
      while (this.#takeSign(','))
      this.#must(')')
    }
    const [least, most] = FUNCTIONS[name.text as FunctionName]
    if (args.length < least || args.length > most)
      throw new Stop({ code: 'EXPR-ARGUMENTS', at: name.at, name: name.text, have: args.length, least, most })
    return this.#node({ kind: 'call', name: name.text as FunctionName, args, at: name.at }, ...args)
  }

  /** Bounds the recursion of the parser itself: `((((…`. */
  #nested(part: () => Expression): Expression {
    if (++this.#nesting > LIMITS.depth) throw new Stop({ code: 'EXPR-DEEP', at: this.#peek().at, limit: LIMITS.depth })
    const found = part()
    this.#nesting--
    return found
  }

  /** Bounds the depth of what is built: `1 + 1 + 1 …`. */
  #node(node: Expression, ...parts: readonly Expression[]): Expression {
    const depth = 1 + Math.max(0, ...parts.map((part) => this.#depths.get(part) ?? 0))
    if (depth > LIMITS.depth) throw new Stop({ code: 'EXPR-DEEP', at: node.at, limit: LIMITS.depth })
    this.#depths.set(node, depth)
    return node
  }

  #peek(): Token {
    return this.#tokens[this.#next]!
  }

  #advance(): Token {
    return this.#tokens[this.#next++]!
  }

  #take(kind: Token['kind'], text: string): boolean {
    const token = this.#peek()
    if (token.kind !== kind || token.text !== text) return false
    this.#next++
    return true
  }

  #takeWord(word: string): boolean {
    return this.#take('word', word)
  }

  #takeSign(sign: string): boolean {
    return this.#take('sign', sign)
  }

  #must(sign: string): void {
    if (!this.#takeSign(sign)) this.#unexpected(sign)
  }

  #unexpected(expected: string): never {
    const token = this.#peek()
    throw new Stop({ code: 'EXPR-SYNTAX', at: token.at, found: token.text.slice(0, 40).toWellFormed(), expected })
  }
}
