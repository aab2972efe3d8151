/** How a cell shows its number, as far as that tells what is meant. */
export type ShownAs =
  | { readonly kind: 'number' }
  | { readonly kind: 'date' }
  | { readonly kind: 'percent' }
  /** With so many digits at least: 00123. */
  | { readonly kind: 'padded'; readonly digits: number }

const NUMBER: ShownAs = { kind: 'number' }

/** `id` and `code` of a number format (ECMA-376 part 1, 18.8.30); built-in ones have no code. */
export function shownAs(id: number, code: string | undefined): ShownAs {
  if (code === undefined) {
    if (isBuiltInDate(id)) return { kind: 'date' }
    return id === 9 || id === 10 ? { kind: 'percent' } : NUMBER
  }
  const plain = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '')
  if (/^0{2,}$/.test(plain)) return { kind: 'padded', digits: plain.length }
  if (/[ymdhs]/i.test(plain.replaceAll(/general/gi, ''))) return { kind: 'date' }
  return plain.includes('%') ? { kind: 'percent' } : NUMBER
}

function isBuiltInDate(id: number): boolean {
  return (
    (id >= 14 && id <= 22) ||
    (id >= 27 && id <= 36) ||
    (id >= 45 && id <= 47) ||
    (id >= 50 && id <= 58)
  )
}

const DAY_MS = 86_400_000

/**
 * The date of a serial number as ISO 8601: days since the last day of 1899 (in which 1900 is a leap year, as it is in
 * the first spreadsheet programs) or, in a workbook of the 1904 system, since its first day.
 */
export function dateOf(serial: number, is1904: boolean): string | null {
  const days = is1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  const ms = Math.round((days - 25_569) * DAY_MS)
  if (days < 0 || days > 2_958_466) return null
  const text = new Date(ms).toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19)
}
