const counts = new Intl.NumberFormat('en-US')

/** A count with thousands separators. */
export function count(n: number): string {
  return counts.format(n)
}

/** A count with its unit: `counted(1, 'row')` is "1 row", `counted(1284, 'row')` "1,284 rows". */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`
}

/** A share as whole percent. Never 100 before it is complete. */
export function percent(part: number, whole: number): string {
  if (whole <= 0) return '0%'
  const share = Math.floor((part / whole) * 100)
  return `${Math.min(part < whole ? 99 : 100, share)}%`
}
