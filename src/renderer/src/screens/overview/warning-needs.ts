import type { CompareFilter } from '@shared/contract/review'
import type { SyncWarning } from '@shared/contract/sync'
import { t } from '@shared/words/words'
import type { AppActions } from '../../components/app-actions'

type WarningNeed = {
  readonly title: string
  readonly text: string
  readonly button: string
  readonly act: (actions: AppActions) => void
}

const SKU_ROWS: Partial<CompareFilter> = { fields: ['sku'] }
const STATUS_ROWS: Partial<CompareFilter> = { fields: ['shopify-status'] }

const STEPS: Readonly<Record<SyncWarning['kind'], Pick<WarningNeed, 'button' | 'act'> | null>> = {
  'mass-sku-change': {
    button: t`Review`,
    act: (actions) => actions.go({ screen: 'compare', filter: SKU_ROWS }),
  },
  'unknown-status': {
    button: t`Review`,
    act: (actions) => actions.go({ screen: 'compare', filter: STATUS_ROWS }),
  },
  'currency-changed': {
    button: t`Import a catalog…`,
    act: (actions) => void actions.importCatalog(),
  },
  'stock-unread': { button: t`Read again`, act: (actions) => void actions.startFullSync() },
  // The line tells its own trouble, and when that is over.
  'ams-server-unread': null,
  'read-healed': { button: t`Read again`, act: (actions) => void actions.startFullSync() },
}

/** What a run found about the catalogs as a whole: its sentence, what to do, and one button for it; null for none. */
export function warningNeed({ kind, message, nextStep }: SyncWarning): WarningNeed | null {
  const step = STEPS[kind]
  return step && { title: message, text: nextStep, ...step }
}
