import { messages, type Sayings } from '../messages.js'
import type { ExpressionRefusal } from './syntax.js'

const place = (at: number) => ({ zh: `第 ${at + 1} 个字符处`, en: `at character ${at + 1}` })
const typeNames: Readonly<Record<string, string>> = {
  boolean: '是非',
  number: '数',
  text: '文字',
  day: '日期',
  any: '任意',
  record: '一组字段',
  end: '结尾',
  word: '字段、数或文字',
  value: '字段、数或文字',
  name: '字段名',
}
const inChinese = (name: string): string =>
  name.startsWith('list of ')
    ? `${inChinese(name.slice(8))}的列表`
    : name
        .split(/, | or /)
        .map((part) => typeNames[part] ?? part)
        .join('、')

/** Why an expression is not accepted, in words. */
export const expressionTexts = messages({
  'EXPR-LONG': ({ length, limit }) => ({ zh: `太长：有 ${length}，上限 ${limit}。`, en: `Too long: ${length}; the limit is ${limit}.` }),
  'EXPR-DEEP': ({ at, limit }) => ({
    zh: `${place(at).zh}嵌套超过 ${limit} 层，请拆成几个条件。`,
    en: `Nested more than ${limit} deep ${place(at).en}. Split the condition.`,
  }),
  'EXPR-SYNTAX': ({ at, found, expected }) => ({
    zh: `${place(at).zh}应为“${inChinese(expected)}”，而不是${found ? `“${found}”` : '结尾'}。`,
    en: `Expected ${expected} ${place(at).en}, found ${found ? `“${found}”` : 'the end'}.`,
  }),
  'EXPR-NUMBER': ({ at, found }) => ({
    zh: `${place(at).zh}的数“${found}”超出范围：整数最多 15 位，小数最多 9 位。`,
    en: `The number ${found} ${place(at).en} is out of range: at most 15 digits, and 9 places.`,
  }),
  'EXPR-FUNCTION': ({ at, name }) => ({
    zh: `${place(at).zh}的函数“${name}”不存在。`,
    en: `There is no function ${name} (${place(at).en}).`,
  }),
  'EXPR-ARGUMENTS': ({ name, have, least, most }) => ({
    zh: `函数“${name}”应有 ${least === most ? least : `${least} 至 ${most}`} 个参数，现有 ${have} 个。`,
    en: `${name} takes ${least === most ? least : `${least} to ${most}`} arguments, not ${have}.`,
  }),
  'EXPR-FIELD': ({ at, field, known }) => ({
    zh: `${place(at).zh}的字段“${field}”不存在${known.length > 0 ? `；可用：${known.join('、')}` : ''}。`,
    en: `There is no field ${field} (${place(at).en})${known.length > 0 ? `; known: ${known.join(', ')}` : ''}.`,
  }),
  'EXPR-TYPE': ({ at, found, expected }) => ({
    zh: `${place(at).zh}应为${inChinese(expected)}，而不是${inChinese(found)}。`,
    en: `Expected ${expected} ${place(at).en}, found ${found}.`,
  }),
  'EXPR-DIV': ({ at }) => ({ zh: `${place(at).zh}除以 0。`, en: `Division by 0 ${place(at).en}.` }),
} satisfies Sayings<ExpressionRefusal>)
