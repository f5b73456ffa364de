/** The id of a place on a page for a code of the plan, which may hold dots and other signs: `task-6-3`. */
export const placeId = (what: string, code: string): string => `${what}-${code.replace(/[^A-Za-z0-9_-]+/g, '-')}`
