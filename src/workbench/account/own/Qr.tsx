import { encode } from 'uqr'
import { useSay } from '../../../ui/index.js'
import { texts } from './messages.js'

/** The address of a second factor as the picture that an app scans: dark on white in every theme, as cameras want it. */
export function Qr({ uri }: { uri: string }) {
  const say = useSay()
  const { data, size } = encode(uri, { ecc: 'M', border: 4 })
  const dark = data.map((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
  return (
    <svg class="qr" role="img" aria-label={say(texts.picture)} viewBox={`0 0 ${size} ${size}`} shape-rendering="crispEdges">
      <rect class="qr-light" width={size} height={size} />
      <path class="qr-dark" d={dark} />
    </svg>
  )
}
