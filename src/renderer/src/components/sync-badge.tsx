import type { Badge } from '@shared/contract/products'
import { t } from '@shared/words/words'
import { CircleCheck, CircleDashed, OctagonX, RefreshCw } from 'lucide-react'
import './sync-badge.css'

/** The seed's words, exactly. */
export const BADGE_WORDS: Readonly<Record<Badge, string>> = {
  synced: t`Synced`,
  'out-of-sync': t`Out of Sync`,
  'sync-error': t`Sync Error`,
  'not-linked': t`Not linked`,
}

const SIGNS = {
  synced: CircleCheck,
  'out-of-sync': RefreshCw,
  'sync-error': OctagonX,
  'not-linked': CircleDashed,
} as const

export function SyncBadge({
  badge,
  small = false,
}: {
  readonly badge: Badge
  readonly small?: boolean
}) {
  const Sign = SIGNS[badge]
  return (
    <span className={`sync-badge sync-badge-${badge}${small ? ' sync-badge-small' : ''}`}>
      <Sign size={small ? 12 : 14} aria-hidden="true" />
      {BADGE_WORDS[badge]}
    </span>
  )
}
