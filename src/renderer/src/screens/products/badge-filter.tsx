import {
  type Badge,
  badgeSchema,
  type ProductCounts,
  type ProductFilter,
} from '@shared/contract/products'
import { t } from '@shared/words/words'
import { BADGE_WORDS } from '../../components/sync-badge'
import { count } from '../../format'
import { setFilter } from './products-store'

type BadgeFilterProps = { readonly filter: ProductFilter; readonly counts: ProductCounts | null }

/** The badges with how many products have each; one at a time narrows the list. */
export function BadgeFilter({ filter: { badges }, counts }: BadgeFilterProps) {
  const rowsOf = (badge: Badge): number =>
    counts?.badges.find(({ value }) => value === badge)?.count ?? 0
  const choose = (chosen: Badge[]): void => setFilter({ badges: chosen })
  return (
    <div className="segments" role="group" aria-label={t`Sync status`}>
      <button type="button" aria-pressed={badges.length === 0} onClick={() => choose([])}>
        {t`All`}
      </button>
      {badgeSchema.options.map((badge) => (
        <button
          key={badge}
          type="button"
          aria-pressed={badges.includes(badge)}
          onClick={() => choose(badges.includes(badge) ? [] : [badge])}
        >
          {`${BADGE_WORDS[badge]} ${count(rowsOf(badge))}`}
        </button>
      ))}
    </div>
  )
}
