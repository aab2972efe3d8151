import type { Picture, ProductPictures } from '@shared/contract/pictures'
import { alignLabels, type Relation } from './align-labels'

/** A picture with its place in the order of its side, counted from 1. */
export type PlacedPicture = { readonly place: number; readonly picture: Picture }

export type PicturePair = {
  readonly key: string
  readonly ours: PlacedPicture | null
  readonly theirs: PlacedPicture | null
  readonly relation: Relation
  /** Of pictures that belong together. */
  readonly altDiffers: boolean
  readonly variantsDiffer: boolean
}

/** The pictures of both sides, each with its counterpart, in the order of AMS. */
export function picturePairs({ ours, theirs }: ProductPictures): readonly PicturePair[] {
  const our = ours ?? []
  const their = theirs ?? []
  const alignments = alignLabels(
    our.map(({ label }) => label),
    their.map(({ label }) => label),
  )
  return alignments.map((alignment) => {
    const a = placed(our, alignment.ours)
    const s = placed(their, alignment.theirs)
    return {
      key: `${alignment.ours ?? '-'} ${alignment.theirs ?? '-'}`,
      ours: a,
      theirs: s,
      relation: alignment.relation,
      altDiffers: a !== null && s !== null && a.picture.alt.trim() !== s.picture.alt.trim(),
      variantsDiffer:
        a !== null && s !== null && !isSameSet(a.picture.variants, s.picture.variants),
    }
  })
}

function placed(pictures: readonly Picture[], index: number | null): PlacedPicture | null {
  const picture = index === null ? undefined : pictures[index]
  return picture === undefined || index === null ? null : { place: index + 1, picture }
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item))
}

/** The picture with this label on either side: what is known of it is the same on both. */
export function pictureLabelled(pictures: ProductPictures | null, label: string): Picture | null {
  const both = [...(pictures?.ours ?? []), ...(pictures?.theirs ?? [])].filter(
    (picture) => picture.label === label,
  )
  return both.find(({ content }) => content.kind === 'here') ?? both[0] ?? null
}

type Named = { readonly label: string; readonly sku: string }

/** The picture that shows a variant: AMS's, or Shopify's where AMS has none for it. */
export function variantPicture(pictures: ProductPictures | null, variant: Named): Picture | null {
  const shows = ({ variants }: Picture): boolean => variants.some((name) => isSame(name, variant))
  return pictures?.ours?.find(shows) ?? pictures?.theirs?.find(shows) ?? null
}

/** Pictures name a variant "Red / S", or by its SKU where it has no options; everything else says "Red, S". */
function isSame(name: string, { label, sku }: Named): boolean {
  return name.replaceAll(' / ', ', ') === label || (sku !== '' && name === sku)
}
