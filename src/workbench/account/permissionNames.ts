import type { L10n, Room } from '../../kernel/index.js'
import { planRoom } from '../../plan/index.js'
import { recordsRoom } from '../../records/index.js'
import { registryRoom } from '../../registry/index.js'

/** The rooms whose permissions the pages name; the whole house gives its own list. */
export const KNOWN_ROOMS: readonly Room[] = [registryRoom, recordsRoom, planRoom]

// Permissions of the machine itself, which no room asks for.
const OWN: Readonly<Record<string, L10n>> = {
  'accounts.administer': { zh: '管理账户：查找、邀请', en: 'Keep accounts: find and invite' },
  'system.see': { zh: '查看系统状态与发件箱', en: 'See the state of the machine and its outbox' },
  'system.move_clock': { zh: '推进演示的联合会日期', en: 'Move the demonstration’s date forward' },
}

/** All permissions of the rooms with their names. `as.<role>`, by which a turn is handed on, is no permission that a person reads about. */
export function permissionNamesOf(rooms: readonly Room[]): ReadonlyMap<string, L10n> {
  return new Map([...rooms.flatMap((room) => Object.entries(room.permissions)), ...Object.entries(OWN)])
}

export const nameOfPermission = (names: ReadonlyMap<string, L10n>, permission: string): L10n =>
  names.get(permission) ?? { zh: permission, en: permission }
