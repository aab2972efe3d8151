/**
 * Properties of parsed JSON by type, each checked: where a schema library would cost several times what
 * `JSON.parse` does. All throw `UnexpectedValue`, which names the property.
 */
export type Fields = { readonly [key: string]: unknown }

export class UnexpectedValue extends Error {
  override readonly name = 'UnexpectedValue'

  constructor(what: string) {
    super(`Unexpected value: ${what}`)
  }
}

export function fieldsOf(value: unknown, what: string): Fields {
  if (isFields(value)) return value
  throw new UnexpectedValue(what)
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function text(from: Fields, key: string): string {
  const value = from[key]
  if (typeof value === 'string') return value
  throw new UnexpectedValue(key)
}

export function textOrNull(from: Fields, key: string): string | null {
  return from[key] === null ? null : text(from, key)
}

export function flag(from: Fields, key: string): boolean {
  const value = from[key]
  if (typeof value === 'boolean') return value
  throw new UnexpectedValue(key)
}

/** A number; JSON's `1e999` is none. */
export function finite(from: Fields, key: string): number {
  const value = from[key]
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new UnexpectedValue(key)
}

/** A whole number that a double holds exactly. */
export function whole(from: Fields, key: string): number {
  const value = from[key]
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw new UnexpectedValue(key)
}

export function listOf<T>(from: Fields, key: string, read: (item: Fields) => T): T[] {
  const value = from[key]
  if (!Array.isArray(value)) throw new UnexpectedValue(key)
  const items: T[] = []
  for (const item of value) items.push(read(fieldsOf(item, key)))
  return items
}

export function objectOrNull<T>(from: Fields, key: string, read: (object: Fields) => T): T | null {
  const value = from[key]
  return value === null ? null : read(fieldsOf(value, key))
}
