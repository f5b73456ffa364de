import { messages } from '../../kernel/index.js'

export const texts = messages({
  title: { zh: '接口', en: 'API' },
  lead: {
    zh: '页面能做的，程序都能通过接口做：同样的命令、同样的查询、同样的权限。公开的查询无需登录。',
    en: 'Whatever a page can do, a program can do through the API: the same commands, the same queries, the same rights. Public queries need no sign-in.',
  },
  openApi: { zh: 'OpenAPI 3.1 描述', en: 'OpenAPI 3.1 description' },
  how: { zh: '怎样开始', en: 'How to begin' },
  howToken: {
    zh: '登录后在“账户与登录”页生成令牌，只勾选程序需要的权限。令牌只显示一次。',
    en: 'Sign in and make a token on the page “Account and sign-ins”, with only the permissions that the program needs. It is shown once.',
  },
  howHeader: { zh: '每次请求带上 Authorization: Bearer 令牌。', en: 'Send it with each request as Authorization: Bearer TOKEN.' },
  besides: { zh: '身份与文件', en: 'Who asks, and files' },
  howQuery: {
    zh: '查询用 GET，参数在地址里；结构化的参数写成 JSON。列表按页返回，用返回的 next 作为下一页的 after；加 format=csv、xlsx 或 json 可整表导出（一次最多 10,000 行）。太长的问题可用 POST 以 JSON 发送。',
    en: 'Queries are GET with their input in the address; structured parameters are written as JSON. Lists come in pages: the answer’s next is the after of the following one; with format=csv, xlsx or json the whole list comes as a file (at most 10,000 rows a call). A question too long for an address is sent by POST as JSON.',
  },
  howCommand: {
    zh: '命令用 POST，输入为 JSON。同一个 Idempotency-Key 发送两次只执行一次；已经如此时返回 did: nothing。',
    en: 'Commands are POST with JSON. The same Idempotency-Key sent twice makes one change; where it is already so, the answer is did: nothing.',
  },
  howRefusal: {
    zh: '不能办的，返回 application/problem+json：代码、用所需语言写的一句话、出错的字段。语言由 Accept-Language 决定。',
    en: 'A “no” comes as application/problem+json: the code, a sentence in the asked language, the fields that are wrong. Accept-Language decides the language.',
  },
  account: { zh: '账户与登录', en: 'Account and sign-ins' },
  example: { zh: '示例', en: 'Examples' },
  exampleRead: { zh: '读取计划看板（公开）', en: 'Read the plan board (public)' },
  exampleWrite: { zh: '执行一个命令', en: 'Run a command' },
  rooms: { zh: '目录', en: 'Contents' },
  commands: ({ room }: { room: string }) => ({ zh: `${room}：命令`, en: `${room}: commands` }),
  queries: ({ room }: { room: string }) => ({ zh: `${room}：查询`, en: `${room}: queries` }),
  refusals: ({ room }: { room: string }) => ({ zh: `${room}：拒绝代码`, en: `${room}: codes of refusals` }),
  what: { zh: '名称', en: 'What' },
  address: { zh: '地址', en: 'Address' },
  permission: { zh: '权限', en: 'Permission' },
  fields: { zh: '输入', en: 'Input' },
  public: { zh: '公开', en: 'public' },
  ruled: { zh: '由规则判断', en: 'by rule' },
  noFields: { zh: '无', en: 'none' },
  optional: { zh: '可选', en: 'optional' },
  code: { zh: '代码', en: 'Code' },
  meaning: { zh: '意思', en: 'Meaning' },
  general: { zh: '所有接口共有', en: 'Shared by all' },
  depends: { zh: '随所述数字而定', en: 'with the numbers that explain it' },
})
