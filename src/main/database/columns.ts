import type { FieldValue } from '@shared/fields/field-registry'

export function toJson(value: unknown): string {
  return JSON.stringify(value)
}

/**
 * Values that are no plain columns are JSON text, checked on the way out. By hand, because these two are
 * read for every variant of a catalog, and a schema costs several times what the parsing does.
 */
export function textList(json: string): string[] {
  const value: unknown = JSON.parse(json)
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value
  throw new TypeError(`Not a list of texts: ${json}`)
}

export function textRecord(json: string): Record<string, string> {
  const value: unknown = JSON.parse(json)
  if (isTextRecord(value)) return value
  throw new TypeError(`Not a record of texts: ${json}`)
}

/** A field's value as it is stored. The same value always gives the same text. */
export function valueText(value: FieldValue | undefined): string {
  return JSON.stringify(value ?? null)
}

export function fieldValue(json: string): string | string[] | null {
  const value: unknown = JSON.parse(json)
  return value === null || typeof value === 'string' ? value : textList(json)
}

function isTextRecord(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((item) => typeof item === 'string')
  )
}

/** The LIKE pattern, with `\\` as escape character, of texts that contain `text` literally. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}
