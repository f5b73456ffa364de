// The registry's door: who everyone is, as of which day, and who may do what.

export * from './codeLists/index.js'
export { type FactKindDecl, type FactRole, planFact, planFactKind, planFactKinds } from './factKinds/index.js'
export { classFits, innerCheckOf, readCn, readCreditCode, readIssn } from './identifiers.js'
export { readDoi, readGroupStandard, readIsni, readOrcid, readRor } from './identifiersAbroad.js'
export { describeJournal, registerJournal } from './journals/commands.js'
export { journalById, journals } from './journals/queries.js'
export type { Journal } from './journals/store.js'
export { enterList, leaveList } from './listing/lists.js'
export { designatePilot, releasePilot } from './listing/pilots.js'
export { delistBase, delistPark, listBase, listPark } from './listing/places.js'
export { type Denominator, denominators, type Removed, removals } from './listing/queries.js'
export { admitSociety, leaveSociety, loseStanding, regainStanding } from './listing/societies.js'
export { type Loading, loadFederation, loadJournals, loadLists, loadPlaces, loadSocieties, loadSubjects, loadUnits } from './load.js'
export { refusals as registryRefusals } from './messages.js'
export { appoint, endAppointment } from './people/appointments.js'
export { linkAccount, openPersonalData, recordEmployment, registerPerson } from './people/commands.js'
export { type PersonNamed, personsNamed } from './people/named.js'
export { type BorneName, type PersonNames, personNames } from './people/nameQueries.js'
export { NAME_KINDS, SCRIPTS, STANDINGS } from './people/nameStore.js'
export { foldedName, identifyPerson, namePerson, takeBackPersonName, wholeName } from './people/names.js'
export { myRoles, personName, rolesOfUnit, type WhoMay, whoMay } from './people/queries.js'
export { type HeldRole, type PeoplePage, type PersonLine, type PersonPage, people, personPage, rolesToGive } from './people/register.js'
export { identityHash, maskEn, maskZh, readIdentityNumber } from './people/rules.js'
export { personOfAccount } from './people/store.js'
export { viewerForAccount, viewerForToken } from './people/viewer.js'
export { answerQuestion, raiseQuestions } from './questions/commands.js'
export { QUESTION_TEXTS } from './questions/messages.js'
export { type QuestionLine, questions } from './questions/queries.js'
export { endRelation, relateUnits } from './relations/commands.js'
export {
  type ActLine,
  type Bearer,
  bodyNamed,
  type NameLine,
  type RelationLine,
  relationsOf,
  type UnitLife,
  unitLife,
} from './relations/queries.js'
export { REORGANISATION_KINDS, type ReorganisationKind } from './relations/reorganisation.js'
export { type Consequences, previewReorganisation, reorganiseUnits } from './relations/reorganise.js'
export { RELATION_KINDS, type RelationKind } from './relations/rules.js'
export type { Heir } from './relations/store.js'
export { previewUndo, type UndoConsequences, undoReorganisation } from './relations/undo.js'
export { fits, permissionsOf, type Role, roles, rolesWith, roleTitle } from './roles.js'
export { registryRoom } from './room.js'
export { correctStatement } from './statement/correctStatement.js'
export type { Knowledge } from './statement/known.js'
export { heldAt, holdsOn } from './statement/rules.js'
export { type Said, statementsOf } from './statement/store.js'
export { describeSubject, MOST_SUBJECTS, registerSubjects } from './subjects/commands.js'
export { type Entry, type EntryPage, subjectsOf } from './subjects/queries.js'
export { endTerm, startTerm } from './terms/commands.js'
export { type Officer, officersOf } from './terms/queries.js'
export { POSTS, type Post } from './terms/rules.js'
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
export { changeParent, describeUnit, previewRename, type RenameConsequences, renameUnit } from './units/changeUnit.js'
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
export { PERSON_NAME_KINDS, POST_NAMES, RELATION_NAMES, REORGANISATION_NAMES, STANDING_NAMES, UNIT_KIND_NAMES } from './words.js'
