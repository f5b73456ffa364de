import type { Room } from '../kernel/index.js'
import { planRoom } from '../plan/index.js'
import { recordsRoom } from '../records/index.js'
import { registryRoom } from '../registry/index.js'
import { reportsRoom } from '../reports/index.js'

/** Every room of the house, from the ground up: API, permission page and manifest tests read this list. */
export const rooms: readonly Room[] = [registryRoom, recordsRoom, planRoom, reportsRoom]
