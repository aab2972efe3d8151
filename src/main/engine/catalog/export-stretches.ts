import type { ExportPlace, ProductToExport, StateStore } from '../ports'

/** Products looked at before others get their turn. */
const STRETCH = 100

/** One catalog of AMS in its order, stretch by stretch; null, and no more, once another one took its place. */
export function* stretchesOf(
  { catalogExports }: Pick<StateStore, 'catalogExports'>,
  generation: number,
): Generator<readonly ProductToExport[] | null> {
  let after: ExportPlace | null = null
  do {
    const found = catalogExports.stretch(generation, after, STRETCH)
    yield found === null ? null : found.products
    after = found === null ? null : found.next
  } while (after !== null)
  // Whoever took the last stretch may have let others in since.
  if (catalogExports.live().generation !== generation) yield null
}
