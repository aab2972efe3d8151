import type { ImagesOverview } from '@shared/contract/pictures'
import { count, t } from '@shared/words/words'

/** "Pictures: 12 of 600" while some are on their way; null when none is. */
export function picturesUnderWay({
  fetched,
  left,
}: Pick<ImagesOverview, 'fetched' | 'left'>): string | null {
  if (left === 0) return null
  return t`Pictures: ${count(fetched.pictures)} of ${count(fetched.pictures + left)}`
}
