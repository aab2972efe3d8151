import { sameValue } from '../fields'

/** The options of one linked pair: both sides' names, and the values of its linked variants. */
export type BothOptions = {
  readonly ours: readonly string[]
  readonly theirs: readonly string[]
  readonly linked: readonly {
    readonly ours: readonly string[]
    readonly theirs: readonly string[]
  }[]
}

/** Which option of AMS is which of Shopify, each told by its place from 0. */
export type OptionMatch = {
  readonly pairs: readonly { readonly ours: number; readonly theirs: number }[]
  readonly onlyOurs: readonly number[]
  readonly onlyTheirs: readonly number[]
}

/**
 * True where the two sides have a different number of options, or the same name in different places:
 * then the values of the variants do not stand under the same options. Other names in the same places
 * are renames.
 */
export function haveOptionsMoved(ours: readonly string[], theirs: readonly string[]): boolean {
  const isNamed = (name: string) => (other: string) => sameValue('text', name, other)
  const isElsewhere = (name: string, index: number): boolean =>
    !theirs.slice(index, index + 1).some(isNamed(name)) && theirs.some(isNamed(name))
  return ours.length !== theirs.length || ours.some(isElsewhere)
}

/**
 * Says which option is which. Where options moved: the same name, then the same name in other letters,
 * then the same values on all linked variants, where that is true of one option only. Null where both
 * sides are left with options that nothing tells: whether one is another's new name is not guessed.
 */
export function matchOptions(both: BothOptions): OptionMatch | null {
  const { ours, theirs } = both
  if (!haveOptionsMoved(ours, theirs)) {
    return { pairs: ours.map((_, at) => ({ ours: at, theirs: at })), onlyOurs: [], onlyTheirs: [] }
  }
  let match: OptionMatch = { pairs: [], onlyOurs: places(ours), onlyTheirs: places(theirs) }
  for (const isSame of [sameName(both), sameLetters(both), sameValues(both)]) {
    match = withPairs(match, isSame)
  }
  return match.onlyOurs.length > 0 && match.onlyTheirs.length > 0 ? null : match
}

type IsSame = (ours: number, theirs: number) => boolean

/** Pairs what is the same as exactly one other of those that are left. */
function withPairs({ pairs, onlyOurs, onlyTheirs }: OptionMatch, isSame: IsSame): OptionMatch {
  const found = onlyOurs.flatMap((our) => {
    const [their, ...others] = onlyTheirs.filter((candidate) => isSame(our, candidate))
    if (their === undefined || others.length > 0) return []
    const isContested = onlyOurs.some((other) => other !== our && isSame(other, their))
    return isContested ? [] : [{ ours: our, theirs: their }]
  })
  return {
    pairs: [...pairs, ...found],
    onlyOurs: onlyOurs.filter((place) => !found.some(({ ours }) => ours === place)),
    onlyTheirs: onlyTheirs.filter((place) => !found.some(({ theirs }) => theirs === place)),
  }
}

function sameName({ ours, theirs }: BothOptions): IsSame {
  return (our, their) => sameValue('text', ours[our] ?? null, theirs[their] ?? null)
}

/** Shopify has no two options whose names differ in capitals alone. */
function sameLetters({ ours, theirs }: BothOptions): IsSame {
  return (our, their) =>
    sameValue('text', ours[our]?.toLowerCase() ?? null, theirs[their]?.toLowerCase() ?? null)
}

/** A variant without a value proves nothing. */
function sameValues({ linked }: BothOptions): IsSame {
  return (our, their) =>
    linked.length > 0 &&
    linked.every(({ ours, theirs }) => {
      const value = ours[our]?.trim() ?? ''
      return value !== '' && sameValue('text', value, theirs[their] ?? null)
    })
}

function places(names: readonly string[]): number[] {
  return names.map((_, place) => place)
}

/** Where each of these names stood before, when they are the same ones in another order; else null. */
export function newPlaces(before: readonly string[], after: readonly string[]): number[] | null {
  if (before.length !== after.length) return null
  const from = after.map((name) => before.findIndex((other) => sameValue('text', other, name)))
  return from.includes(-1) || new Set(from).size < from.length ? null : from
}
