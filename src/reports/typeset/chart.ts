import type { ReportView } from '../view.js'

const ROW = 14
const LEFT = 60
const WIDTH = 560
const RIGHT = 40
/** Shares beyond this are cut at the edge, with an arrow. */
const MOST = 1.25

/** Figures as shares of their targets, one row each: dot, forecast interval, and the target's line at 1. Plain SVG, for the PDF. */
export function chartSvg(view: ReportView): string {
  const rows = view.rows.filter((row) => row.share !== null)
  const height = rows.length * ROW + 24
  const x = (share: number) => (LEFT + (Math.min(Math.max(share, 0), MOST) / MOST) * (WIDTH - LEFT - RIGHT)).toFixed(1)
  const parts = rows.map((row, index) => {
    const y = index * ROW + 12
    const { at, low, high } = row.share!
    const interval =
      low === null || high === null
        ? ''
        : `<rect x="${x(low)}" y="${y - 4}" width="${Math.max(1, Number(x(high)) - Number(x(low))).toFixed(1)}" height="8" fill="#9db9c9"/>`
    const beyond = at > MOST ? `<text x="${WIDTH - RIGHT + 4}" y="${y + 3}" font-size="8" fill="#4d5d64">→</text>` : ''
    return `<text x="0" y="${y + 3}" font-size="9" font-family="Noto Sans SC" fill="#15232a">${row.code}</text><line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y}" y2="${y}" stroke="#d3dbdd"/>${interval}<circle cx="${x(at)}" cy="${y}" r="3" fill="#0b5563"/>${beyond}`
  })
  const target = `<line x1="${x(1)}" x2="${x(1)}" y1="4" y2="${height - 16}" stroke="#15232a"/><text x="${x(1)}" y="${height - 4}" font-size="9" text-anchor="middle" font-family="Noto Sans SC" fill="#15232a">100 %</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}">${parts.join('')}${target}</svg>`
}

/** The chart in words, for those who cannot see it. */
export const chartAlt = (view: ReportView): string =>
  `${view.labels.chart}: ${view.rows.map((row) => `${row.code} ${row.share === null ? '—' : `${Math.floor(row.share.at * 1000) / 10} %`}`).join('; ')}`
