const tails = new Map<string, Promise<unknown>>()

/**
 * Runs the acts of one subject one after another within this process. The wait must be over before BEGIN, since the first statement inside takes
 * the snapshot: a lock taken later would only turn waiting into serialisation failures (measured, docs/decisions/003).
 */
export async function inTurn<T>(subject: string | undefined, act: () => Promise<T>): Promise<T> {
  if (subject === undefined) return act()
  const before = tails.get(subject)
  const mine = before ? before.then(act, act) : act()
  const settled = mine.then(
    () => {},
    () => {},
  )
  tails.set(subject, settled)
  try {
    return await mine
  } finally {
    if (tails.get(subject) === settled) tails.delete(subject)
  }
}
