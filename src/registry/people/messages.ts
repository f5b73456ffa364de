import { messages } from '../../kernel/index.js'
import { roleTitle } from '../roles.js'
import { kindInWords } from '../words.js'

/** Sentences about people, their names and numbers, and the roles they hold. */
export const peopleRefusals = messages({
  person_unknown: { zh: '登记册中没有这个人。', en: 'There is no such person in the registry.' },
  person_known: { zh: '此人已经登记。', en: 'This person is already registered.' },
  name_parts: { zh: '请填写完整姓名，或姓和名。', en: 'Give the whole name, or the surname and the given name.' },
  name_unknown: { zh: '此人没有这条名称。', en: 'The person has no such name.' },
  identifier_taken: {
    zh: '这个标识已由另一人认证。',
    en: 'Somebody else has proved that this number is his.',
  },
  identifier_differs: ({ known }: { known: string }) => ({
    zh: `此人已有认证的标识 ${known}，与填写的不同；请先核对是否同一人。`,
    en: `The person has another authenticated number, ${known}; first find out whether this is one person.`,
  }),
  account_linked_already: {
    zh: '账号或人员已有关联，一人一个账号。',
    en: 'The account or the person is linked already; each person has one account.',
  },
  purpose_needed: { zh: '请写明查看的用途（至少 4 个字）。', en: 'State the purpose (at least four characters).' },
  identity_shape: { zh: '身份证号应为 18 位。', en: 'An identity number has 18 characters.' },
  identity_check: { zh: '身份证号校验码不符。', en: 'The check character of the identity number does not fit.' },
  identity_hash: { zh: '只接受证件号的加密摘要。', en: 'Only the keyed hash of a document number is taken.' },
  role_unknown: ({ role }: { role: string }) => ({ zh: `没有角色“${role}”。`, en: `There is no role “${role}”.` }),
  role_does_not_fit: ({ role, unitKind }: { role: string; unitKind: string }) => ({
    zh: `“${roleTitle(role).zh}”不能设在${kindInWords(unitKind).zh}。`,
    en: `“${roleTitle(role).en}” cannot be held for a unit of the kind “${kindInWords(unitKind).en.toLowerCase()}”.`,
  }),
  role_beyond_scope: ({ role }: { role: string }) => ({
    zh: `您的角色无权在此任命或结束“${roleTitle(role).zh}”。`,
    en: `Your own role does not let you give or end “${roleTitle(role).en}” here.`,
  }),
  role_overlaps: ({ from, until }: { from: string; until: string | null }) => ({
    zh: `此人已任此职（${from} 至 ${until ?? '未定'}），期间重叠。`,
    en: `The person already holds this role (${from} to ${until ?? 'open'}), and the periods overlap.`,
  }),
  appoint_self: { zh: '不能任命自己，须由他人任命。', en: 'Nobody appoints himself; someone else must do it.' },
  assignment_unknown: { zh: '没有这项任职。', en: 'There is no such appointment.' },
  ends_in_the_past: ({ earliest }: { earliest: string }) => ({
    zh: `已经行使的权限不能追溯取消；最早可到 ${earliest} 为止。`,
    en: `Rights that were used stand; the last day can be ${earliest} at the earliest.`,
  }),
})
