import { t } from '@shared/words/words'

/** A share as whole percent. Never 100 before it is complete. */
export function percent(part: number, whole: number): string {
  if (whole <= 0) return t`${0}%`
  const share = Math.floor((part / whole) * 100)
  return t`${Math.min(part < whole ? 99 : 100, share)}%`
}
