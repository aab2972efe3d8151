import { altsOf } from '@shared/catalog/image-labels'
import type { FieldKey, FieldValue } from '@shared/fields/field-registry'
import { itemsOf } from '@shared/fields/items-of'

/** A picture as the value of a field names it. */
export type PictureItem = {
  readonly label: string
  /** Null where the field is not about alt texts. */
  readonly alt: string | null
}

/**
 * What a field compares of pictures: which they are · the order of those that both sides have · the alt texts of these.
 */
type Compares = 'content' | 'order' | 'alts'

type PictureField = {
  readonly compares: Compares
  /** Whether the place of a picture in the value is its place on that side. */
  readonly isNumbered: boolean
}

/** The fields whose values are pictures. */
const PICTURE_FIELDS: Readonly<Partial<Record<FieldKey, PictureField>>> = {
  images: { compares: 'content', isNumbered: true },
  'image-order': { compares: 'order', isNumbered: true },
  'image-alts': { compares: 'alts', isNumbered: false },
  'variant-image': { compares: 'content', isNumbered: false },
}

/** What is to be known of a field of pictures; null where the field is about something else. */
export function pictureField(field: FieldKey | null): PictureField | null {
  return field === null ? null : (PICTURE_FIELDS[field] ?? null)
}

/** The pictures in the value of a field of pictures, in their order. */
export function pictureItems(field: FieldKey | null, value: FieldValue): readonly PictureItem[] {
  const texts = typeof value === 'string' ? [value] : itemsOf(value)
  if (pictureField(field)?.compares !== 'alts') return texts.map((label) => ({ label, alt: null }))
  return [...altsOf(texts)].map(([label, alt]) => ({ label, alt }))
}
