import type { Story } from '../story.js'
import type { World } from '../world.js'
import { cases, downloads } from './cases.js'
import { dataPolicies, foreignFairs, indexings, journalServices } from './journalReach.js'
import { bulletins, fineJournals, newJournalPlaces, specialIssues } from './journals.js'
import { matches } from './matches.js'
import { participations } from './participation.js'
import { questionLists } from './questions.js'
import { registerChanges } from './register.js'
import { disciplineStudies, gradedCatalogues, roadmapStudies, sittings } from './scholarship.js'
import { baseServices, parkAssociations, serviceTeams, stations } from './services.js'
import { societyPlans } from './societyPlans.js'
import { verifications } from './verifying.js'

const TELLERS: readonly ((world: World) => Story[])[] = [
  societyPlans,
  specialIssues,
  bulletins,
  newJournalPlaces,
  fineJournals,
  gradedCatalogues,
  cases,
  downloads,
  indexings,
  foreignFairs,
  dataPolicies,
  journalServices,
  questionLists,
  roadmapStudies,
  disciplineStudies,
  sittings,
  baseServices,
  serviceTeams,
  stations,
  matches,
  parkAssociations,
  participations,
  registerChanges,
  verifications,
]

/** The whole year as stories, of all 26 targets. Pure: the same world tells the same. */
export const storiesOfYear = (world: World): Story[] => TELLERS.flatMap((tell) => tell(world))
