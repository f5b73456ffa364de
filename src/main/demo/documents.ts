import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'

/** The few papers that stand as evidence throughout the demo: small, real files, each said to be a sample on its face. */
const TITLES = {
  letter: ['组约函', 'Letter of commission'],
  minutes: ['会议纪要', 'Minutes'],
  checklist: ['逐条检查表', 'Check list by clause'],
  notice: ['公示材料', 'Public notice'],
  decision: ['决定', 'Decision'],
  brief: ['研究任务书', 'Brief of the study'],
  plan: ['一会一案', 'Plan of the society'],
  acceptance: ['收录通知', 'Notice of acceptance'],
  policy: ['数据政策', 'Data policy'],
  charter: ['企业科协章程', 'Charter of the association'],
  issue: ['快报全文', 'Full text of the issue'],
  report: ['服务报告', 'Report of the service'],
} as const
export type DocumentName = keyof typeof TITLES | 'photo'

export interface Paper {
  readonly name: string
  readonly bytes: Buffer
  readonly hash: string
}

/** A PDF of one page with a few lines of Latin text (ISO 32000: catalogue, page, content, font, cross-reference table). */
function pdf(lines: readonly string[]): Buffer {
  const text = lines.map((line, n) => `BT /F1 ${n === 0 ? 18 : 11} Tf 72 ${760 - n * 26} Td (${line}) Tj ET`).join('\n')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const places = objects.map((object, n) => {
    const at = body.length
    body += `${n + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return Buffer.from(body, 'latin1')
}

const [WIDTH, HEIGHT] = [480, 320]
type Covers = (x: number, y: number) => boolean
const box =
  (left: number, top: number, right: number, bottom: number): Covers =>
  (x, y) =>
    x >= left && x < right && y >= top && y < bottom
const oval =
  (midX: number, midY: number, wide: number, high: number): Covers =>
  (x, y) =>
    ((x - midX) / wide) ** 2 + ((y - midY) / high) ** 2 <= 1
const someone = (x: number, y: number): readonly (readonly [colour: number, covers: Covers])[] => [
  [0x4d6b75, oval(x, y + 34, 26, 22)],
  [0xd9b38c, oval(x, y, 13, 15)],
]

/** A drawn meeting room, painted from back to front: plainly no photograph of anybody. */
const SCENE: readonly (readonly [colour: number, covers: Covers])[] = [
  [0xebe6db, box(0, 0, WIDTH, HEIGHT)],
  [0xc9bda6, box(0, 210, WIDTH, HEIGHT)],
  [0x1d3b45, box(140, 30, 340, 142)],
  [0xe3f0f1, box(146, 36, 334, 136)],
  ...[52, 80, 64, 92].map((high, n) => [0x0d5563, box(172 + n * 38, 130 - high, 196 + n * 38, 130)] as const),
  ...[90, 165, 240, 315, 390].flatMap((x) => someone(x, 176)),
  [0x8a6a4a, oval(240, 250, 210, 46)],
  [0xa98560, oval(240, 244, 210, 46)],
  ...[130, 215, 300, 365].map((x) => [0xf7f7f4, box(x, 232, x + 26, 248)] as const),
]

/** The scene as a PNG with a palette (header, palette, data, end). */
function png(): Buffer {
  const colours = [...new Set(SCENE.map(([colour]) => colour))]
  const rows = Buffer.alloc((WIDTH + 1) * HEIGHT)
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) rows[y * (WIDTH + 1) + 1 + x] = colours.indexOf(SCENE.findLast(([, covers]) => covers(x, y))![0])
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    size.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(named))
    return Buffer.concat([size, named, check])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  header.set([8, 3], 8)
  const palette = Buffer.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const parts = [
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([signature, ...parts])
}

const paper = (name: string, bytes: Buffer): Paper => ({ name, bytes, hash: createHash('sha256').update(bytes).digest('hex') })
const made = new Map<DocumentName, Paper>()

/** The paper of this name: always the same bytes, so that a thousand records share one file. */
export function documentOf(name: DocumentName): Paper {
  const known = made.get(name)
  if (known) return known
  const fresh =
    name === 'photo'
      ? paper('现场照片（演示）.png', png())
      : paper(
          `${TITLES[name][0]}（演示）.pdf`,
          pdf([TITLES[name][1], 'Sample document of the demo federation. Everything in it is invented.']),
        )
  made.set(name, fresh)
  return fresh
}
