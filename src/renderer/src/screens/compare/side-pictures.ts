import type { Side } from '@shared/catalog/product'
import type { DifferenceRow } from '@shared/contract/review'
import {
  alignLabels,
  type PictureItem,
  pictureItems,
  type Relation,
  tellsOrder,
} from '../../components/pictures'

/**
 * What a side did with a picture since both last agreed, or, where they never did, how it stands to the other side's:
 * `other` another picture in its place, `only` the other side has none.
 */
export type PictureChange = 'none' | 'new' | 'replaced' | 'moved' | 'gone' | 'other' | 'only'

export type SidePicture = {
  readonly label: string
  /** Its place in the order, from 1; null for one that is gone, or where the order says nothing. */
  readonly place: number | null
  /** Null where the field is not about alt texts. */
  readonly alt: string | null
  /** The alt text is not the last agreed one. */
  readonly altChanged: boolean
  readonly change: PictureChange
}

/**
 * The pictures of one side of a row, in their order; those that it alone took out stand where they were. What both
 * sides have in common is not called a change, whoever made it.
 */
export function sidePictures(row: DifferenceRow, side: Side | 'base'): readonly SidePicture[] {
  const { field, baseAgreedAt } = row
  const items = pictureItems(field, row[side]) ?? []
  const ordered = tellsOrder(field)
  const place = (index: number): number | null => (ordered ? index + 1 : null)
  if (side === 'base') {
    return items.map((item, index) => ({
      ...item,
      place: place(index),
      altChanged: false,
      change: 'none',
    }))
  }
  const ours = pictureItems(field, row.ours) ?? []
  const theirs = pictureItems(field, row.theirs) ?? []
  const agreed = baseAgreedAt === null ? null : (pictureItems(field, row.base) ?? [])
  // Always from the one side to the other, so that both call the same picture moved.
  const standing = relationsOf(side, ours, theirs)
  const since = agreed && relationsOf('theirs', agreed, items)
  const shown = items.map((item, index): SidePicture => {
    const change = changeOf(standing[index], since?.[index] ?? null, ordered)
    return { ...item, place: place(index), altChanged: isAltChanged(item, agreed), change }
  })
  return agreed === null ? shown : withGone(shown, agreed, side === 'ours' ? theirs : ours)
}

/** How each picture of one of two lists stands to the other list. */
function relationsOf(
  side: Side,
  ours: readonly PictureItem[],
  theirs: readonly PictureItem[],
): readonly Relation[] {
  const relations: Relation[] = []
  for (const alignment of alignLabels(labelsOf(ours), labelsOf(theirs))) {
    const index = alignment[side]
    if (index !== null) relations[index] = alignment.relation
  }
  return relations
}

/** `standing`: to the other side. `since`: to what was last agreed; null where nothing was. */
function changeOf(
  standing: Relation | undefined,
  since: Relation | null,
  ordered: boolean,
): PictureChange {
  if (standing === 'same') return 'none'
  if (standing === 'moved') return ordered && since !== 'same' ? 'moved' : 'none'
  if (since === null) return standing === 'replaced' ? 'other' : 'only'
  if (since === 'replaced') return 'replaced'
  return since === 'only-theirs' ? 'new' : 'none'
}

function isAltChanged({ label, alt }: PictureItem, agreed: readonly PictureItem[] | null): boolean {
  const before = agreed?.find((item) => item.label === label)
  return before !== undefined && before.alt !== alt
}

/** With what this side alone took out, behind what stood before it. */
function withGone(
  shown: readonly SidePicture[],
  agreed: readonly PictureItem[],
  others: readonly PictureItem[],
): readonly SidePicture[] {
  const kept = new Set(labelsOf(others))
  const all: SidePicture[] = []
  const aligned = alignLabels(labelsOf(shown), labelsOf(agreed))
  for (const { ours: is, theirs: was } of aligned) {
    const now = is === null ? undefined : shown[is]
    const before = was === null ? undefined : agreed[was]
    if (now) all.push(now)
    else if (before && kept.has(before.label)) {
      all.push({ ...before, place: null, altChanged: false, change: 'gone' })
    }
  }
  return all
}

function labelsOf(items: readonly { readonly label: string }[]): readonly string[] {
  return items.map(({ label }) => label)
}
