import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'

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

const CRC = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})
const crc = (bytes: Buffer) => {
  let c = 0xffffffff
  for (const byte of bytes) c = CRC[(c ^ byte) & 0xff]! ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}

/** A small grey picture, 96 × 64 (PNG: header, data, end). */
function png(): Buffer {
  const [width, height] = [96, 64]
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = (x ^ y) & 16 ? 210 : 170
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    size.writeUInt32BE(data.length)
    check.writeUInt32BE(crc(named))
    return Buffer.concat([size, named, check])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
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
