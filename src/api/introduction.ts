import type { L10n } from '../kernel/index.js'

const zh = `每项操作（POST）和查询（GET）都列在下面，权限与页面相同。

- **身份**：\`Authorization: Bearer clg_…\`（在“账户与登录”页新建，只能用所选的权限），或页面的登录。无效或过期的令牌答 401，不会当作匿名处理。\`GET /api/v1/me\` 说明令牌是谁的、能做什么。
- **查询**：字段写在地址里；列表重复写字段名，结构写成 JSON。太长的问题可用 POST 以 JSON 发送。
- **答复**：字段、可否为空、单位和格式都写在 \`<操作或查询>.answer\` 中；今后可能增加字段，程序应忽略不认识的字段。
- **翻页**：答复中的 \`next\` 原样放回 \`after\`（倒序列表为 \`before\`）；\`Link: rel="next"\` 给出整个地址；没有 \`next\` 就到底了。
- **导出**：列表加 \`?format=csv|xlsx|json\`，可见范围与页面相同，一次最多 10,000 行，\`X-Rows\` 为行数；答复里有几张表时用 \`rows=\` 指明；\`bom=1\` 让 CSV 以 BOM 开头。会被当作公式的文字前加撇号。
- **只办一次**：操作可带 \`Idempotency-Key\`，同一标识同样内容只办一次。
- **拒绝**：一律为 \`application/problem+json\`（RFC 9457）：\`code\` 供程序判断，\`title\` 为所求语言（\`?lang=\` 或 \`Accept-Language\`）的说明，\`fields\` 列出每一处，\`requestId\` 为请求编号。
- **时间**：\`asOf\` 是截至哪一天（E），\`known\` 是以哪个封存位置或哪一天所知为准（K）；同样的 E、K 永远得到同样的数。
- **限制**：JSON 请求体 16 MiB、嵌套 40 层；上传见“files”；写入与导出按来源地址限速（429）。不对其他网站开放（无 CORS）。`

const en = `Every command (POST) and query (GET) is listed below, under the same rights as the pages.

- **Who asks**: \`Authorization: Bearer clg_…\` (made on the page “Account and sign-ins”, with the scopes chosen there), or the sign-in of the pages. A token that is wrong or over is answered 401, never taken for the public. \`GET /api/v1/me\` says whose a token is and what it may do.
- **Queries**: fields go into the address; lists repeat the name, whatever has structure is JSON. A question too long for an address is sent by POST as JSON.
- **Answers**: \`<command or query>.answer\` says every field, whether it may be null, its unit and format. An answer may gain fields: pass over those that you do not know.
- **Paging**: \`next\` of an answer goes back in as \`after\` (as \`before\` where the list runs backwards); \`Link: rel="next"\` gives the whole address; without \`next\` the list has ended.
- **Exports**: lists take \`?format=csv|xlsx|json\`, with the visibility of the page, at most 10,000 rows a call; \`X-Rows\` counts them; \`rows=\` names the list where an answer holds several; \`bom=1\` begins a CSV with a byte-order mark. Text that a spreadsheet would take for a formula gets an apostrophe in front.
- **Once only**: commands take an \`Idempotency-Key\`; the same key with the same input makes one change.
- **Refusals** are \`application/problem+json\` (RFC 9457): \`code\` for programs, \`title\` in the asked language (\`?lang=\` or \`Accept-Language\`), \`fields\` with every finding, \`requestId\`.
- **Time**: \`asOf\` is the day up to which is counted (E), \`known\` the seal or day as of which is known (K); the same E and K give the same figures for ever.
- **Limits**: JSON bodies of 16 MiB, nested 40 levels; for uploads see “files”; writes and exports are limited by address (429). Closed to other sites (no CORS).`

/** What a reader of the document should know before the first call. */
export const INTRODUCTION: L10n = { zh, en }
