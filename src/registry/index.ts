// The registry's door: who everyone is, as of which day, and who may do what.

export { type FactKindDecl, type FactRole, planFact, planFactKind, planFactKinds } from './factKinds/index.js'
export { readCn, readCreditCode, readIssn } from './identifiers.js'
export { describeJournal, registerJournal } from './journals/commands.js'
export { journalById, journals } from './journals/queries.js'
export type { Journal } from './journals/store.js'
export { enterList, leaveList } from './listing/lists.js'
export { designatePilot, releasePilot } from './listing/pilots.js'
export { delistBase, delistPark, listBase, listPark } from './listing/places.js'
export { type Denominator, denominators, type Removed, removals } from './listing/queries.js'
export { admitSociety, leaveSociety, loseStanding, regainStanding } from './listing/societies.js'
export { type Loading, loadFederation, loadJournals, loadLists, loadPlaces, loadSocieties, loadSubjects, loadUnits } from './load.js'
export { refusals as registryRefusals, UNIT_KIND_NAMES } from './messages.js'
export { appoint, endAppointment } from './people/appointments.js'
export { linkAccount, openPersonalData, recordEmployment, registerPerson } from './people/commands.js'
export { type PersonNamed, personsNamed } from './people/named.js'
export { myRoles, personName, rolesOfUnit, type WhoMay, whoMay } from './people/queries.js'
export { type HeldRole, type PeoplePage, type PersonLine, type PersonPage, people, personPage, rolesToGive } from './people/register.js'
export { identityHash, maskEn, maskZh, readIdentityNumber } from './people/rules.js'
export { personOfAccount } from './people/store.js'
export { viewerForAccount, viewerForToken } from './people/viewer.js'
export { fits, permissionsOf, type Role, roles, rolesWith, roleTitle } from './roles.js'
export { registryRoom } from './room.js'
export { correctStatement } from './statement/correctStatement.js'
export { heldAt, holdsOn } from './statement/rules.js'
export { statementsOf } from './statement/store.js'
export { describeSubject, MOST_SUBJECTS, registerSubjects } from './subjects/commands.js'
export { type Entry, type EntryPage, subjectsOf } from './subjects/queries.js'
export type {
  Holder,
  JournalId,
  Named,
  OutsideDocument,
  PersonId,
  Precision,
  Predicate,
  Statement,
  SubjectId,
  Unit,
  UnitId,
  UnitKind,
  UnitState,
} from './types.js'
export { LIVING_STATES, UNIT_KINDS, UNIT_STATES } from './types.js'
export { changeParent, describeUnit, renameUnit } from './units/changeUnit.js'
export { closeUnit, dissolveUnit } from './units/closeUnit.js'
export {
  childrenOf,
  type DirectoryGroup,
  directory,
  type UnitCursor,
  type UnitPage,
  type UnitPortrait,
  unitById,
  unitNames,
  unitsOf,
} from './units/queries.js'
export { registerUnit } from './units/registerUnit.js'
