/** Opaque to everybody else: which catalog, and the last change that was seen. */
export function toCursor(catalog: string, change: number): string {
  return Buffer.from(JSON.stringify([catalog, change])).toString('base64url')
}

/** The last change that was seen; null for a cursor of another catalog, or none at all. */
export function readCursor(cursor: string, catalog: string): number | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (!Array.isArray(read) || read[0] !== catalog) return null
    const change: unknown = read[1]
    return typeof change === 'number' && Number.isSafeInteger(change) ? change : null
  } catch {
    // Not made here.
    return null
  }
}
