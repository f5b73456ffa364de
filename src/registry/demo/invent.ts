import { departments, federation } from './departments.js'
import { enterprises, institutes } from './enterprises.js'
import { parkAssociations, sites, teamTasks } from './exchange.js'
import { journals, newJournals } from './journals.js'
import {
  databases,
  foreignEvents,
  keyIndustries,
  publicServices,
  QUESTION_LISTS,
  questions,
  roadmapTopics,
  standards,
  topics,
} from './lists.js'
import { bases, parks, pilotCities } from './places.js'
import { disciplines, industries, societies } from './tables.js'

/** How much of each to invent; the defaults make the demo federation of the 2022 plan. */
export interface Size {
  readonly cities?: number
  readonly bases?: number
  readonly parks?: number
  readonly enterprises?: number
  readonly journals?: number
  readonly sites?: number
  readonly teams?: number
}

/**
 * A whole federation to load through the ordinary commands: public tables, and everything else invented. Equal seeds and sizes give equal
 * federations.
 */
export function inventFederation(size: Size = {}, seed = 2022) {
  const cities = pilotCities(size.cities, seed)
  const inParks = parks(cities, size.parks, seed)
  return {
    federation,
    departments,
    societies,
    disciplines,
    industries,
    keyIndustries,
    cities,
    bases: bases(cities, size.bases, seed),
    parks: inParks,
    enterprises: enterprises(cities, inParks, size.enterprises, seed),
    institutes: institutes(cities),
    journals: journals(size.journals, seed),
    newJournals: newJournals(22, seed),
    topics,
    databases,
    foreignEvents,
    publicServices,
    standards,
    roadmapTopics,
    questions: Object.fromEntries(QUESTION_LISTS.map((list) => [list, questions(list)])) as Record<
      (typeof QUESTION_LISTS)[number],
      ReturnType<typeof questions>
    >,
    sites: sites(cities, size.sites, seed),
    teamTasks: teamTasks(cities, size.teams, seed),
    parkAssociations: parkAssociations(inParks),
  }
}
export type DemoFederation = ReturnType<typeof inventFederation>
