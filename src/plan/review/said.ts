import type { Act, ActKind } from './acts.js'

/** Subject of an act that says one thing about many; its answer names them. */
export const MANY = 'many'

/** What reviewers said, found by what it is about. An act about many things is found under each of them. */
export class Said {
  readonly #bySubject = new Map<string, Act[]>()

  constructor(readonly acts: readonly Act[]) {
    for (const act of acts) for (const subject of subjectsOf(act)) this.#add(`${act.kind}/${subject}`, act)
  }

  #add(name: string, act: Act): void {
    const known = this.#bySubject.get(name)
    if (known) known.push(act)
    else this.#bySubject.set(name, [act])
  }

  /** In the order in which it was said. */
  about(kind: ActKind, subject: string): readonly Act[] {
    return this.#bySubject.get(`${kind}/${subject}`) ?? []
  }

  last(kind: ActKind, subject: string): Act | undefined {
    return this.about(kind, subject).at(-1)
  }

  /** The last word about it, of whichever of these kinds. */
  lastOf(kinds: readonly ActKind[], subject: string): Act | undefined {
    let found: Act | undefined
    for (const kind of kinds) {
      const act = this.last(kind, subject)
      if (act && (!found || act.no > found.no)) found = act
    }
    return found
  }
}

const subjectsOf = (act: Act): readonly string[] =>
  act.subject === MANY ? ((act.answer as { readonly subjects?: readonly string[] } | null)?.subjects ?? []) : [act.subject]
