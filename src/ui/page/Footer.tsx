import { texts } from '../messages.js'
import { Say } from '../words.js'
import type { Frame } from './frame.js'

export function Footer({ frame }: { frame: Frame }) {
  return (
    <footer class="bottom">
      <p>
        <Say of={frame.source ?? texts.footerLine} />
      </p>
      {frame.footerLinks && frame.footerLinks.length > 0 && (
        <ul class="bottom-links">
          {frame.footerLinks.map((link) => (
            <li>
              <a href={link.href}>
                <Say of={link.text} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </footer>
  )
}
