import type { CompareFilter } from '@shared/contract/review'
import type { OutboxRow, outboxTabSchema } from '@shared/contract/sync'
import { createContext, use } from 'react'
import type { z } from 'zod'

export type OutboxTab = z.infer<typeof outboxTabSchema>

export type Destination =
  | { readonly screen: 'overview' }
  | { readonly screen: 'compare'; readonly filter?: Partial<CompareFilter> }
  | { readonly screen: 'products'; readonly amsProductId?: string }
  | { readonly screen: 'outbox'; readonly tab?: OutboxTab }

/** What more than one screen can start. The app carries it out; a screen only knows that it can. */
export type AppActions = {
  readonly go: (to: Destination) => void
  readonly startFullSync: () => Promise<void>
  readonly cancelSync: () => Promise<void>
  readonly reviewAndPush: () => void
  readonly cancelPush: () => Promise<void>
  readonly importCatalog: () => Promise<void>
  readonly undo: () => Promise<void>
  readonly redo: () => Promise<void>
  readonly takeBack: (row: OutboxRow) => Promise<void>
  readonly showKeys: () => void
}

export const AppActionsContext = createContext<AppActions | null>(null)

export function useAppActions(): AppActions {
  const actions = use(AppActionsContext)
  if (!actions) throw new Error('The app provides its actions to every screen')
  return actions
}
