import { room } from '../kernel/index.js'
import { takeInEntries } from './codeLists/index.js'
import * as facts from './facts.js'
import { describeJournal, registerJournal } from './journals/commands.js'
import { journalById, journals } from './journals/queries.js'
import { enterList, leaveList } from './listing/lists.js'
import { designatePilot, releasePilot } from './listing/pilots.js'
import { delistBase, delistPark, listBase, listPark } from './listing/places.js'
import { denominators, removals } from './listing/queries.js'
import { admitSociety, leaveSociety, loseStanding, regainStanding } from './listing/societies.js'
import { permissionNames, refusals, roomTitle } from './messages.js'
import { appoint, endAppointment } from './people/appointments.js'
import { linkAccount, openPersonalData, recordEmployment, registerPerson } from './people/commands.js'
import { personsNamed } from './people/named.js'
import { personNames } from './people/nameQueries.js'
import { identifyPerson, namePerson, takeBackPersonName } from './people/names.js'
import { myRoles, personName, rolesOfUnit, whoMay } from './people/queries.js'
import { people, personPage } from './people/register.js'
import { answerQuestion, raiseQuestions } from './questions/commands.js'
import { questions } from './questions/queries.js'
import { endRelation, relateUnits } from './relations/commands.js'
import { bodyNamed, relationsOf, unitLife } from './relations/queries.js'
import { previewReorganisation, reorganiseUnits } from './relations/reorganise.js'
import { previewUndo, undoReorganisation } from './relations/undo.js'
import { correctStatement } from './statement/correctStatement.js'
import { describeSubject, registerSubjects } from './subjects/commands.js'
import { subjectsOf } from './subjects/queries.js'
import { endTerm, startTerm } from './terms/commands.js'
import { officersOf } from './terms/queries.js'
import { changeParent, describeUnit, previewRename, renameUnit } from './units/changeUnit.js'
import { closeUnit, dissolveUnit } from './units/closeUnit.js'
import { childrenOf, directory, unitById, unitsOf } from './units/queries.js'
import { registerUnit } from './units/registerUnit.js'

const { planKinds, reorganised: _reorganised, ...ownKinds } = facts

export const registryRoom = room({
  name: 'registry',
  floor: 1,
  title: roomTitle,
  commands: [
    ...[registerUnit, renameUnit, describeUnit, changeParent, closeUnit, dissolveUnit, correctStatement],
    ...[admitSociety, leaveSociety, loseStanding, regainStanding, listBase, delistBase, listPark, delistPark, designatePilot, releasePilot],
    ...[enterList, leaveList, registerJournal, describeJournal, registerSubjects, describeSubject],
    ...[relateUnits, endRelation, reorganiseUnits, undoReorganisation, startTerm, endTerm],
    ...[takeInEntries, raiseQuestions, answerQuestion],
    ...[namePerson, takeBackPersonName, identifyPerson],
    ...[registerPerson, recordEmployment, linkAccount, openPersonalData, appoint, endAppointment],
  ],
  queries: [
    unitsOf,
    unitById,
    childrenOf,
    directory,
    ...[relationsOf, unitLife, bodyNamed, officersOf, previewReorganisation, previewUndo, previewRename],
    journals,
    journalById,
    subjectsOf,
    personName,
    whoMay,
    rolesOfUnit,
    myRoles,
    people,
    personPage,
    personsNamed,
    personNames,
    questions,
    denominators,
    removals,
  ],
  facts: [...Object.values(ownKinds), ...planKinds],
  permissions: permissionNames,
  refusals,
})
