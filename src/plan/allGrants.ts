import type { Db, Grant, Viewer } from '../kernel/index.js'
import { viewerForAccount } from '../registry/index.js'

/**
 * All that stands behind somebody who asks. A token passes only what its scopes name, which says what may be done with it, not to whom its owner belongs:
 * whether he is a party or had a hand is judged by all he holds.
 */
export const allGrants = async (db: Db, { via, account, language, grants }: Viewer): Promise<readonly Grant[]> =>
  via === 'token' && account !== null ? (await viewerForAccount(db, account, language, via)).grants : grants
