import type { FieldKey, FieldValue } from '@shared/fields/field-registry'
import { itemsOf } from '@shared/fields/items-of'

/** A picture as the value of a field names it. */
export type PictureItem = {
  readonly label: string
  /** Null where the field is not about alt texts. */
  readonly alt: string | null
}

type PictureField = {
  /** The picture that a text of the value names. */
  readonly item: (text: string) => PictureItem
  /** Whether the order of the pictures is part of the value. */
  readonly tellsOrder: boolean
}

const whole = (text: string): PictureItem => ({ label: text, alt: null })

/** "label<TAB>alt": alt texts may have tabs themselves, labels have none. */
const withAlt = (text: string): PictureItem => {
  const [label = '', ...alt] = text.split('\t')
  return { label, alt: alt.join('\t') }
}

/** The fields whose values are pictures. */
const PICTURE_FIELDS: ReadonlyMap<string, PictureField> = new Map([
  ['images', { item: whole, tellsOrder: true }],
  ['image-order', { item: whole, tellsOrder: true }],
  ['image-alts', { item: withAlt, tellsOrder: false }],
  ['variant-image', { item: whole, tellsOrder: false }],
])

/** The pictures in a field's value, in their order; null where the field is not about pictures. */
export function pictureItems(
  field: FieldKey | null,
  value: FieldValue,
): readonly PictureItem[] | null {
  const read = field === null ? undefined : PICTURE_FIELDS.get(field)
  if (read === undefined) return null
  return (typeof value === 'string' ? [value] : itemsOf(value)).map(read.item)
}

export function tellsOrder(field: FieldKey | null): boolean {
  return field !== null && PICTURE_FIELDS.get(field)?.tellsOrder === true
}
