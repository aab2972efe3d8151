import { t } from '@shared/words/words'
import type { SourceCell } from '../../engine/ports'

/** What each column is called, each different from the others: the header's own words where they are. */
export function labelsOf(header: readonly SourceCell[]): string[] {
  const seen = new Map<string, number>()
  return header.map((cell, place) => {
    const name = String(cell).trim().slice(0, 180) || t`Column ${place + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : t`${name} (${times})`
  })
}
