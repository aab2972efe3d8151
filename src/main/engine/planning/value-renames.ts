import type { AmsVariant, ShopVariant } from '@shared/catalog/product'

/** `Small` is called `S` from now on, wherever it stands in one option. */
export type ValueRename = {
  /** Place of the option, from 0. */
  readonly option: number
  readonly from: string
  readonly to: string
}

type LinkedVariant = { readonly ours: AmsVariant; readonly theirs: ShopVariant }

/**
 * Values that AMS calls otherwise on every variant that has them in Shopify. Such a value is the same
 * one under another name: renaming it keeps its id, and with it swatches and translations, while giving
 * each variant another value would make a new one. No rename where the new name is there already, where
 * two values would become one, or where a variant with the value is not among `linked`.
 */
export function valueRenames(
  linked: readonly LinkedVariant[],
  theirs: readonly ShopVariant[],
): ValueRename[] {
  const oursOf = new Map(linked.map((pair) => [pair.theirs.id, pair.ours]))
  const options = Math.max(0, ...theirs.map(({ optionValues }) => optionValues.length))
  return Array.from({ length: options }, (_, option) => option).flatMap((option) => {
    const found: ValueRename[] = []
    const values = new Set(theirs.map(({ optionValues }) => optionValues[option]))
    const there = new Set([...values].map((value) => plain(value ?? '')))
    for (const from of values) {
      if (from === undefined) continue
      const to = onlyNameFor(option, from, oursOf, theirs)
      // Another spelling of a name that is there is that name.
      if (to !== null && !there.has(plain(to))) found.push({ option, from, to })
    }
    const isTaken = ({ to }: ValueRename): boolean =>
      found.filter((other) => plain(other.to) === plain(to)).length > 1
    return found.filter((rename) => !isTaken(rename))
  })
}

/** What AMS calls a value on all its variants; null where it says several things or nothing. */
function onlyNameFor(
  option: number,
  value: string,
  oursOf: ReadonlyMap<string, AmsVariant>,
  theirs: readonly ShopVariant[],
): string | null {
  const names = new Set(
    theirs
      .filter(({ optionValues }) => optionValues[option] === value)
      .map(({ id }) => oursOf.get(id)?.optionValues[option] ?? null),
  )
  const [name = null] = names
  return names.size === 1 && name !== null && name.trim() !== '' ? name : null
}

/** As lists of values are compared: see `engine/fields`. */
function plain(text: string): string {
  return text.normalize('NFC').trim()
}

/** A variant's values after renames. */
export function renamed(values: readonly string[], renames: readonly ValueRename[]): string[] {
  return values.map(
    (value, option) =>
      renames.find((rename) => rename.option === option && rename.from === value)?.to ?? value,
  )
}
