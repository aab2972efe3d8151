import type { Side } from '@shared/catalog/product'
import type { Picture, PictureContent } from '@shared/contract/pictures'
import { count, t } from '@shared/words/words'
import type { Relation } from './align-labels'
import type { PicturePair } from './picture-pairs'

export const RELATION_WORDS: Readonly<Record<Relation, string>> = {
  same: t`Same picture`,
  moved: t`Another place`,
  replaced: t`Replaced`,
  'only-ours': t`Only in AMS`,
  'only-theirs': t`Only in Shopify`,
}

/** What a reader of the screen hears for a picture. */
export function pictureName({ alt, name }: Pick<Picture, 'alt' | 'name'>): string {
  return alt.trim() || name
}

/** Why there is nothing to see, in as few words as a small frame has room for. */
export function shortCause(content: PictureContent & { readonly kind: 'absent' }): string {
  return content.host === null ? t`Not here` : t`Not allowed`
}

export const BROKEN = {
  short: t`Can’t be shown`,
  reason: t`The picture can’t be shown: its file is broken.`,
} as const

/** "Shown by Red / S and Red / M", or that it stands for no variant. */
export function variantWords(variants: readonly string[]): string {
  const [first, second] = variants
  if (first === undefined) return t`No variant`
  if (second === undefined) return t`Shown by ${first || t`its only variant`}`
  if (variants.length === 2) return t`Shown by ${first} and ${second}`
  return t`Shown by ${first}, ${second} and ${count(variants.length - 2)} more`
}

/** "2,400 × 1,600": the pixels of a picture. */
export function pixelWords({ width, height }: { width: number; height: number }): string {
  return t`${count(width)} × ${count(height)}`
}

/** What the sides did since they last agreed; "" where they never did or nothing came or went. */
export function sinceAgreed(
  { relation, ours, theirs }: PicturePair,
  agreed: readonly string[] | null,
): string {
  if (relation === 'moved') {
    return t`${count(ours?.place ?? 0)} in AMS, ${count(theirs?.place ?? 0)} in Shopify`
  }
  if (relation === 'same' || agreed === null) return ''
  const oursIsNew = ours !== null && !agreed.includes(ours.picture.label)
  const theirsIsNew = theirs !== null && !agreed.includes(theirs.picture.label)
  switch (relation) {
    case 'only-ours':
      return oursIsNew ? t`new in AMS` : t`gone in Shopify`
    case 'only-theirs':
      return theirsIsNew ? t`new in Shopify` : t`gone in AMS`
    case 'replaced':
      if (oursIsNew && theirsIsNew) return t`on both sides`
      if (oursIsNew) return t`in AMS`
      return theirsIsNew ? t`in Shopify` : ''
  }
}

/** True where this side has a picture that was not there when both last agreed. */
export function pictureMoved(
  side: Side,
  pair: PicturePair,
  agreed: readonly string[] | null,
): boolean {
  const placed = pair[side]
  return agreed !== null && placed !== null && !agreed.includes(placed.picture.label)
}

/** "3 differences: 1 replaced, 1 new, 1 in another place", without the count where nothing differs. */
export function pairsSummary(pairs: readonly PicturePair[]): string {
  const of = (relation: Relation): number =>
    pairs.filter((pair) => pair.relation === relation).length
  const parts = [
    [of('replaced'), (n: string) => t`${n} replaced`],
    [of('only-ours'), (n: string) => t`${n} only in AMS`],
    [of('only-theirs'), (n: string) => t`${n} only in Shopify`],
    [of('moved'), (n: string) => t`${n} in another place`],
    [
      pairs.filter(({ altDiffers }) => altDiffers).length,
      (n: string) => t`${n} with another alt text`,
    ],
    [
      pairs.filter(({ variantsDiffer }) => variantsDiffer).length,
      (n: string) => t`${n} with other variants`,
    ],
  ] as const
  const said = parts.flatMap(([n, words]) => (n === 0 ? [] : [words(count(n))]))
  return said.length === 0 ? t`the same on both sides` : said.join(', ')
}
