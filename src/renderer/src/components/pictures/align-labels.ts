import { longestRising } from '@shared/catalog/order-of-images'

/**
 * What became of a picture between the sides: `same` content in the same order · `moved` the same content, elsewhere
 * in the order · `replaced` another content in its place · only one side has it.
 */
export type Relation = 'same' | 'moved' | 'replaced' | 'only-ours' | 'only-theirs'

/** Two pictures that belong together, by their index on each side; null where a side has none. */
export type Alignment = {
  readonly ours: number | null
  readonly theirs: number | null
  readonly relation: Relation
}

/**
 * Pairs two lists of labels, in the order of ours; what Shopify alone has stands where it has it. As few pictures as
 * possible are called moved: what was put in before the others has moved none of them.
 */
export function alignLabels(
  ours: readonly string[],
  theirs: readonly string[],
): readonly Alignment[] {
  const theirsOf = counterparts(ours, theirs)
  const oursOf = new Map([...theirsOf].map(([our, their]) => [their, our]))
  const alignments: Alignment[] = []
  let our = 0
  let their = 0
  const between = (ourEnd: number, theirEnd: number): void => {
    const others = range(their, theirEnd).filter((index) => !oursOf.has(index))
    for (const index of range(our, ourEnd)) {
      const counterpart = theirsOf.get(index)
      if (counterpart !== undefined) {
        alignments.push({ ours: index, theirs: counterpart, relation: 'moved' })
        continue
      }
      const other = others.shift() ?? null
      const relation = other === null ? 'only-ours' : 'replaced'
      alignments.push({ ours: index, theirs: other, relation })
    }
    for (const index of others) {
      alignments.push({ ours: null, theirs: index, relation: 'only-theirs' })
    }
  }
  for (const [ourAnchor, theirAnchor] of longestRising([...theirsOf], ([, their]) => their)) {
    between(ourAnchor, theirAnchor)
    alignments.push({ ours: ourAnchor, theirs: theirAnchor, relation: 'same' })
    our = ourAnchor + 1
    their = theirAnchor + 1
  }
  between(ours.length, theirs.length)
  return alignments
}

/** Which of theirs is the same picture; where one is there twice, the first goes with the first. */
function counterparts(
  ours: readonly string[],
  theirs: readonly string[],
): ReadonlyMap<number, number> {
  const places = new Map<string, number[]>()
  for (const [index, label] of theirs.entries()) {
    const known = places.get(label)
    if (known) known.push(index)
    else places.set(label, [index])
  }
  const found = new Map<number, number>()
  for (const [index, label] of ours.entries()) {
    const place = places.get(label)?.shift()
    if (place !== undefined) found.set(index, place)
  }
  return found
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}
