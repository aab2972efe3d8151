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

const STEPS: Readonly<Record<SyncWarning['kind'], Pick<WarningNeed, 'button' | 'act'>>> = {
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
  'ams-server-unread': {
    button: t`Settings`,
    act: (actions) => actions.go({ screen: 'settings', section: 'ams-server' }),
  },
  'read-healed': { button: t`Read again`, act: (actions) => void actions.startFullSync() },
}

/** What a run found about the catalogs as a whole: its sentence, what to do, and one button for it. */
export function warningNeed({ kind, message, nextStep }: SyncWarning): WarningNeed {
  return { title: message, text: nextStep, ...STEPS[kind] }
}
