import type { StockHealth } from '@shared/contract/stock-sync'
import { t } from '@shared/words/words'
import { Hand, OctagonX } from 'lucide-react'
import { count, counted } from '../../format'
import type { Need } from './need'
import { PARKED_STOCK_ID } from './stock'

/** What of the stock does not go on without a person. */
export function stockNeeds(health: StockHealth | null): readonly Need[] {
  const needs: Need[] = []
  if (health?.brake) {
    const { count: zeroed, of } = health.brake
    needs.push({
      id: 'stock-brake',
      sign: <Hand size={16} className="need-warn" aria-hidden="true" />,
      title: t`${count(zeroed)} of ${count(of)} variants would be set to 0`,
      text: t`No stock is sent before you have looked and typed the figure.`,
      button: t`Look…`,
      act: (actions) => void actions.pushStockNow(),
    })
  }
  const parked = health?.parked ?? 0
  if (parked > 0) {
    needs.push({
      id: 'stock-parked',
      sign: <OctagonX size={16} className="need-err" aria-hidden="true" />,
      title:
        parked === 1
          ? t`${counted(parked, 'stock change')} was given up on`
          : t`${counted(parked, 'stock change')} were given up on`,
      text: t`Each has its reason and can be tried again; nothing else is held up.`,
      button: t`See why`,
      act: showParked,
    })
  }
  return needs
}

function showParked(): void {
  const list = document.getElementById(PARKED_STOCK_ID)
  list?.scrollIntoView({ block: 'center' })
  list?.focus({ preventScroll: true })
}
