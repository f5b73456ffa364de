/** Offices to which people are elected or appointed (08 §5), as units publish them; in the order of lists. */
export const POSTS = [
  'president',
  'vice_president',
  'secretary_general',
  'deputy_secretary_general',
  'legal_representative',
  'chair_of_supervisors',
  'supervisor',
  'standing_council',
  'council',
  'branch_leader',
  'committee_chair',
  'editor_in_chief',
  'director',
] as const
export type Post = (typeof POSTS)[number]

/** Offices that one body has once at a time. */
export const SINGLE: readonly Post[] = [
  'president',
  'secretary_general',
  'legal_representative',
  'chair_of_supervisors',
  'editor_in_chief',
  'branch_leader',
]
