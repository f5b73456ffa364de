// What the browser gets on every page. Everything here only adds to pages that work without it.
import 'htmx.org'
import '@github/auto-complete-element'
import './composition.js'
import './copy.js'
import './dayPicker.js'
import './dialogs.js'
import './dropZone.js'
import './focus.js'
import './menus.js'
import './offline.js'
import './suggest.js'
import './theme.js'
import './wholePage.js'
import { whenSeen } from './whenSeen.js'

// Parts that few pages need come when their element is met, pictures when they are seen.
whenSeen('live-chart', () => import('./liveChart.js'))
whenSeen('confirm-desk', () => import('./confirmDesk.js'), { atOnce: true })
whenSeen('weight-sliders', () => import('./weightSliders.js'), { atOnce: true })
whenSeen('.review', () => import('./reviewDesk.js'), { atOnce: true })
whenSeen('[data-shown-when]', () => import('./showWhen.js'), { atOnce: true })
whenSeen('table [data-choose-all]', () => import('./chooseAll.js'), { atOnce: true })
