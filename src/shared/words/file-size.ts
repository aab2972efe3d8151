import { numbersLocale, t } from './words'

const SIZES = [t`bytes`, 'kB', 'MB', 'GB'] as const

/** The size of a file: "840 kB", "12 MB", "1.4 GB". */
export function fileSize(bytes: number): string {
  let size = bytes
  let unit = 0
  while (size >= 999.5 && unit < SIZES.length - 1) {
    size /= 1000
    unit++
  }
  const shown = unit === 0 || size >= 9.95 ? Math.round(size) : Math.round(size * 10) / 10
  return `${shown.toLocaleString(numbersLocale())} ${SIZES[unit]}`
}
