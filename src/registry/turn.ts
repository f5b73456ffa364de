/**
 * All acts on the register wait for one another. Each reads what it builds on (the unit above, the names, the listing) and writes beside it; on
 * tables this small two acts at once would mostly abort each other under SERIALIZABLE (one retry for every act, measured), and the register changes
 * a few times a day.
 */
export const inTurn = (): string => 'register'
