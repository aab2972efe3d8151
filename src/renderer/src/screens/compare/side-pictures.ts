import type { Side } from '@shared/catalog/product'
import type { DifferenceRow } from '@shared/contract/review'
import { alignLabels, pictureItems, type Relation, tellsOrder } from '../../components/pictures'

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

/** The pictures of one side of a row, in their order; those that it took out stand where they were. */
export function sidePictures(row: DifferenceRow, side: Side | 'base'): readonly SidePicture[] {
  const { field } = row
  const items = pictureItems(field, row[side]) ?? []
  const ordered = tellsOrder(field)
  const shown = (index: number, change: PictureChange): readonly SidePicture[] => {
    const item = items[index]
    if (!item) return []
    const altChanged = item.alt !== null && change === 'none' && item.alt !== agreedAlt(item.label)
    return [{ ...item, place: ordered ? index + 1 : null, altChanged, change }]
  }
  const agreed = row.baseAgreedAt === null ? null : (pictureItems(field, row.base) ?? [])
  const agreedAlt = (label: string): string | null =>
    agreed === null || side === 'base'
      ? (items.find((item) => item.label === label)?.alt ?? null)
      : (agreed.find((item) => item.label === label)?.alt ?? null)
  if (side === 'base') return items.flatMap((_, index) => shown(index, 'none'))
  const before = agreed ?? pictureItems(field, row[side === 'ours' ? 'theirs' : 'ours']) ?? []
  return alignLabels(
    before.map(({ label }) => label),
    items.map(({ label }) => label),
  ).flatMap(({ ours: was, theirs: is, relation }) => {
    if (is !== null) return shown(is, changeOf(relation, agreed !== null, ordered))
    const gone = was === null ? undefined : before[was]
    if (gone === undefined || agreed === null) return []
    return [{ ...gone, place: null, altChanged: false, change: 'gone' }]
  })
}

function changeOf(relation: Relation, isAgreed: boolean, ordered: boolean): PictureChange {
  switch (relation) {
    case 'replaced':
      return isAgreed ? 'replaced' : 'other'
    case 'only-theirs':
      return isAgreed ? 'new' : 'only'
    case 'moved':
      return ordered ? 'moved' : 'none'
    default:
      return 'none'
  }
}
