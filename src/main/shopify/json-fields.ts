/**
 * Values of parsed JSON by type, each checked, for places where a schema would take more time than
 * `JSON.parse`. They take the value and not its owner, because a property read where it is named stays
 * fast however many kinds of objects pass. All throw `UnexpectedValue`, which names the property.
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

export function text(value: unknown, key: string): string {
  if (typeof value === 'string') return value
  throw new UnexpectedValue(key)
}

export function textOrNull(value: unknown, key: string): string | null {
  return value === null ? null : text(value, key)
}

export function flag(value: unknown, key: string): boolean {
  if (typeof value === 'boolean') return value
  throw new UnexpectedValue(key)
}

/** A number; JSON's `1e999` is none. */
export function finite(value: unknown, key: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new UnexpectedValue(key)
}

/** A whole number that a double holds exactly. */
export function whole(value: unknown, key: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw new UnexpectedValue(key)
}

export function listOf<T>(value: unknown, key: string, read: (item: Fields) => T): T[] {
  if (!Array.isArray(value)) throw new UnexpectedValue(key)
  const items: T[] = []
  for (const item of value) items.push(read(fieldsOf(item, key)))
  return items
}

export function objectOrNull<T>(
  value: unknown,
  key: string,
  read: (object: Fields) => T,
): T | null {
  return value === null ? null : read(fieldsOf(value, key))
}
