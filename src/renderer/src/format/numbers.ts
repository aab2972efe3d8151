/** A share as whole percent. Never 100 before it is complete. */
export function percent(part: number, whole: number): string {
  if (whole <= 0) return '0%'
  const share = Math.floor((part / whole) * 100)
  return `${Math.min(part < whole ? 99 : 100, share)}%`
}
