import type { CompareFilter } from '@shared/contract/review'
import type { PushLogFilter } from '@shared/contract/stock-sync'
import type { OutboxRow, outboxTabSchema } from '@shared/contract/sync'
import { createContext, use } from 'react'
import type { z } from 'zod'
import type { Confirmed } from './brakes'
import type { SettingsSection } from './settings-sections'

export type OutboxTab = z.infer<typeof outboxTabSchema>

export type Destination =
  | { readonly screen: 'overview' }
  | {
      readonly screen: 'compare'
      readonly filter?: Partial<CompareFilter>
      /** Opens the preview of this Accept All as well. */
      readonly acceptAll?: 'ours' | 'theirs'
    }
  | { readonly screen: 'products'; readonly amsProductId?: string }
  | { readonly screen: 'outbox'; readonly tab?: OutboxTab }
  | { readonly screen: 'push-log'; readonly product?: LoggedProduct }
  | { readonly screen: 'settings'; readonly section?: SettingsSection }
  | { readonly screen: 'home' }
  | { readonly screen: 'setup'; readonly at?: 'credential' | 'new-store' }

/** The product whose stock pushes alone are shown. */
export type LoggedProduct = { readonly amsProductId: string; readonly name: string }

/** What more than one screen can start. The app carries it out; a screen only knows that it can. */
export type AppActions = {
  readonly go: (to: Destination) => void
  readonly startFullSync: () => Promise<void>
  /** Reads only what Shopify changed since the last read. */
  readonly checkForChanges: () => Promise<void>
  /** Compares with a Shopify catalog that is much smaller than before; the person has seen both numbers. */
  readonly compareShrunken: () => Promise<void>
  readonly cancelSync: () => Promise<void>
  readonly reviewAndPush: () => void
  /**
   * Pushes all that waits, with the figures typed for its brakes; offline it is sent when the store is back.
   * If refused, the preview tells why.
   */
  readonly push: (confirmed: Confirmed) => Promise<void>
  readonly cancelPush: () => Promise<void>
  readonly importCatalog: () => Promise<void>
  /** The sample's AMS catalog becomes the one of this store. */
  readonly importSampleCatalog: () => Promise<void>
  /** Asks what of the AMS catalog is wanted as a file, and where. */
  readonly exportCatalog: () => void
  /** Asks where, and writes what is decided and not carried out yet. */
  readonly exportDecisions: () => Promise<void>
  readonly pauseStock: () => Promise<void>
  /** Asks for the figure where more would go at once than is let by. */
  readonly resumeStock: () => Promise<void>
  /** Sends the stock that waits; asks for the figure where too much would be set to 0. */
  readonly pushStockNow: () => Promise<void>
  /** Asks where, and writes the stock pushes that are kept and that the filter lets through. */
  readonly exportPushLog: (filter: PushLogFilter) => Promise<void>
  readonly undo: () => Promise<void>
  readonly redo: () => Promise<void>
  readonly takeBack: (row: OutboxRow) => Promise<void>
  readonly takeAllBack: () => Promise<void>
  readonly showKeys: () => void
  /** Opens what finds screens, actions and products by their words. */
  /** Null while no store is open: there is nothing to find then. */
  readonly showPalette: (() => void) | null
  /** Opens the details of one sync or push beside whatever screen is shown. */
  readonly showRun: (run: number) => void
}

export const AppActionsContext = createContext<AppActions | null>(null)

export function useAppActions(): AppActions {
  const actions = use(AppActionsContext)
  if (!actions) throw new Error('The app provides its actions to every screen')
  return actions
}
