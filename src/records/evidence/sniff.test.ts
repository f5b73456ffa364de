import { expect, it } from 'vitest'
import { xlsxFile } from '../tables/write.js'
import { EVIDENCE_TYPES, fileName, sniff } from './sniff.js'

const ALL = Object.keys(EVIDENCE_TYPES)
const PNG = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da6364f8cf5000000385010180d98b6a0000000049454e44ae426082',
  'hex',
)

it('goes by the bytes, not by the name', async () => {
  expect(await sniff('照片.pdf', PNG, ALL)).toEqual({ ok: true, value: 'image/png' })
  expect(await sniff('a.png', Buffer.from('%PDF-1.7\n…'), ALL)).toEqual({ ok: true, value: 'application/pdf' })
  expect(await sniff('a.txt', await xlsxFile('表', [{ title: '甲' }], []), ALL)).toMatchObject({
    value: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })
  expect(await sniff('表.csv', Buffer.from('甲,乙\n'), ALL)).toEqual({ ok: true, value: 'text/csv' })
  expect(await sniff('说明', Buffer.from([0xd1, 0xa7, 0xbb, 0xe1]), ALL)).toEqual({ ok: true, value: 'text/plain' })
})

it('refuses what is nothing that it knows, what is not asked for, and what is dressed up', async () => {
  expect(await sniff('a.pdf', Buffer.from([0, 1, 2, 3]), ALL)).toMatchObject({ refusal: { code: 'file_type_unknown', name: 'a.pdf' } })
  expect(await sniff('a.pdf', Buffer.alloc(0), ALL)).toMatchObject({ refusal: { code: 'file_type_unknown' } })
  expect(await sniff('a.exe', Buffer.from('MZ\x90\x00\x03\x00\x00\x00', 'latin1'), ALL)).toMatchObject({ ok: false })
  expect(await sniff('a.png', PNG, ['application/pdf'])).toMatchObject({
    refusal: { code: 'file_type_not_taken', type: 'image/png', takes: ['application/pdf'] },
  })
  expect(await sniff('a.zip', Buffer.from('504b0506000000000000000000000000000000000000', 'hex'), ALL)).toMatchObject({ ok: false })
  expect(await sniff('a.html', Buffer.from('<html><script>1</script>'), ['application/pdf'])).toMatchObject({ ok: false })
})

it('a name keeps nothing that could lead elsewhere or hide its ending', () => {
  expect(fileName('../../etc/passwd', 'text/plain')).toBe('passwd.txt')
  expect(fileName('C:\\temp\\纪要.docx', 'application/pdf')).toBe('纪要.pdf')
  expect(fileName('invoice\u202Efdp.exe', 'application/pdf')).toBe('invoicefdp.pdf')
  expect(fileName('   ', 'image/png')).toBe('file.png')
  expect(fileName(`${'长'.repeat(300)}.pdf`, 'application/pdf').length).toBeLessThanOrEqual(120)
})
