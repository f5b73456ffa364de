/**
 * Number of events still to come when events seen in one stretch of time foretell another: negative binomial with a real `size` and the chance
 * `seen` that a given event falls into the stretch already seen; `unseen` is 1 − seen, given apart so that nothing is lost when one is tiny.
 */
export interface NegativeBinomial {
  readonly size: number
  readonly seen: number
  readonly unseen: number
}

/** P(X ≥ k). */
export function chanceOfAtLeast(law: NegativeBinomial, k: number): number {
  if (k <= 0) return 1
  if (law.unseen === 0) return 0
  return incompleteBeta(law.unseen, law.seen, k, law.size)
}

/** P(X ≤ k). */
export function chanceOfAtMost(law: NegativeBinomial, k: number): number {
  if (k < 0) return 0
  if (law.unseen === 0) return 1
  return incompleteBeta(law.seen, law.unseen, law.size, Math.floor(k) + 1)
}

/** The smallest k with P(X ≤ k) ≥ share, for 0 < share < 1. */
export function quantile(law: NegativeBinomial, share: number): number {
  const mean = (law.size * law.unseen) / law.seen
  const spread = Math.sqrt(law.size * law.unseen) / law.seen
  let low = Math.floor(mean - 4 * spread) - 1
  if (low < 0 || chanceOfAtMost(law, low) >= share) low = -1
  let high = Math.ceil(mean + 4 * spread) + 1
  while (chanceOfAtMost(law, high) < share) high *= 2
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (chanceOfAtMost(law, middle) >= share) high = middle
    else low = middle
  }
  return high
}

/**
 * The regularised incomplete beta function I_x(a, b) for a, b > 0, with y = 1 − x. Continued fraction DLMF 8.17.22 on the side where it
 * converges fast; its front factor in saddle-point form (Loader, Fast and accurate computation of binomial probabilities, 2000), which keeps
 * twelve digits even for a, b of a million.
 */
export function incompleteBeta(x: number, y: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (y <= 0) return 1
  const front = ((a * b) / (a + b)) * binomialTerm(a, b, x, y)
  if (x < (a + 1) / (a + b + 2)) return Math.min(1, (front * betaFraction(x, a, b)) / a)
  return Math.max(0, 1 - (front * betaFraction(y, b, a)) / b)
}

const TINY = 1e-300
const ENOUGH = 1e-15
const LONGEST = 200_000

function betaFraction(x: number, a: number, b: number): number {
  const away = (value: number) => (Math.abs(value) < TINY ? TINY : value)
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let sum = d
  for (let m = 1; m <= LONGEST; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    sum *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    sum *= d * c
    if (Math.abs(d * c - 1) < ENOUGH) return sum
  }
  throw new Error(`incomplete beta does not settle at x=${x}, a=${a}, b=${b}`)
}

/** Γ(a+b+1) ÷ (Γ(a+1) Γ(b+1)) · x^a · y^b: a binomial probability, also for a and b that are no whole numbers. */
function binomialTerm(a: number, b: number, x: number, y: number): number {
  const n = a + b
  const exponent = stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * y)
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * a * b))
}

/** ln Γ(n+1) less Stirling's formula. Small n are carried up by δ(n) = δ(n+1) + (n+½) ln(1+1/n) − 1. */
function stirlingError(n: number): number {
  let carried = 0
  let at = n
  for (; at < 16; at++) carried += (at + 0.5) * Math.log1p(1 / at) - 1
  const square = at * at
  return carried + (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / at
}

/** x ln(x/m) + m − x, by its series where the plain form would lose its digits. */
function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x
  const ratio = (x - m) / (x + m)
  let sum = (x - m) * ratio
  let term = 2 * x * ratio
  for (let j = 1; ; j++) {
    term *= ratio * ratio
    const next = sum + term / (2 * j + 1)
    if (next === sum) return sum
    sum = next
  }
}
