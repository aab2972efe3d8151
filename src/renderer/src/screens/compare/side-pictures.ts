import type { Side } from '@shared/catalog/product'
import type { DifferenceRow } from '@shared/contract/review'
import {
  alignLabels,
  type PictureItem,
  pictureField,
  pictureItems,
  type Relation,
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
 * The pictures of one side of a row, in their order, as far as the field is about them; those that the side alone took
 * out stand where they were. What both sides have in common is not called a change, whoever made it.
 */
export function sidePictures(row: DifferenceRow, side: Side | 'base'): readonly SidePicture[] {
  const { field, baseAgreedAt } = row
  const { compares, isNumbered } = pictureField(field) ?? NO_FIELD
  const ours = pictureItems(field, row.ours)
  const theirs = pictureItems(field, row.theirs)
  const agreed = baseAgreedAt === null ? null : pictureItems(field, row.base)
  const items = pictureItems(field, row[side])
  const others = side === 'ours' ? theirs : ours
  // Always from the one side to the other, so that both call the same picture moved.
  const standing = side === 'base' ? [] : relationsOf(side, ours, theirs)
  const since = agreed && relationsOf('theirs', agreed, items)
  const shown = items.map((item, index): SidePicture => {
    const change = side === 'base' ? 'none' : changeOf(standing[index], since?.[index] ?? null)
    return {
      ...item,
      place: isNumbered ? index + 1 : null,
      altChanged: side !== 'base' && isAltChanged(item, others, agreed),
      change: (change === 'moved') === (compares === 'order') ? change : 'none',
    }
  })
  if (side === 'base') return shown
  if (compares !== 'content')
    return shown.filter(({ label }) => has(ours, label) && has(theirs, label))
  return agreed === null ? shown : withGone(shown, agreed, others)
}

const NO_FIELD = { compares: 'content', isNumbered: false } as const

const has = (items: readonly PictureItem[], label: string): boolean =>
  items.some((item) => item.label === label)

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
function changeOf(standing: Relation | undefined, since: Relation | null): PictureChange {
  if (standing === undefined || standing === 'same') return 'none'
  if (standing === 'moved') return since === 'same' ? 'none' : 'moved'
  if (since === null) return standing === 'replaced' ? 'other' : 'only'
  if (since === 'replaced') return 'replaced'
  return since === 'only-theirs' ? 'new' : 'none'
}

/** Whether the alt text is another one than the last agreed one and than the other side's. */
function isAltChanged(
  { label, alt }: PictureItem,
  others: readonly PictureItem[],
  agreed: readonly PictureItem[] | null,
): boolean {
  const altIn = (items: readonly PictureItem[]) => items.find((item) => item.label === label)?.alt
  const before = agreed === null ? undefined : altIn(agreed)
  return before !== undefined && isOther(before, alt) && isOther(altIn(others), alt)
}

/** Spaces around an alt text count for nothing, as where it is compared. */
function isOther(a: string | null | undefined, b: string | null): boolean {
  return (a ?? '').trim() !== (b ?? '').trim()
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
