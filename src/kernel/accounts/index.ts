// Accounts: who signs in, and how. What somebody may do is the registry's to say.
export {
  type AccountId,
  type Accounts,
  type AccountsNeeds,
  accounts,
  type Cookies,
  type From,
  type Session,
  type SignedIn,
} from './accounts.js'
export { PASSWORD_LENGTH, SESSION_DAYS } from './auth.js'
export { waitAfter } from './failures.js'
export { isOwnPath, LONGEST_LINK } from './links.js'
export { accountRefusals } from './messages.js'
export type { AccountRow } from './owners.js'
export { accountsSchemaGaps, accountsSchemaSql, migrateAccounts } from './schema.js'
export type { SignIn } from './sessions.js'
export { type ApiToken, createToken, revokeToken, TOKEN_DAYS, type TokenHolder, tokenHolder, tokensOf, withScopes } from './tokens/index.js'
