import type { AppError } from '@shared/contract/app-error'
import { outboxTabSchema } from '@shared/contract/sync'
import { create } from 'zustand'
import type { OutboxTab } from '../../components/app-actions'
import { recall, remember } from '../../components/remembered'

type OutboxStore = {
  readonly tab: OutboxTab
  readonly search: string
  readonly selected: number
  /** Why the last *Try again* was not accepted. */
  readonly refused: AppError | null
}

export const useOutboxStore = create<OutboxStore>(() => ({
  tab: recall('outbox-tab', outboxTabSchema) ?? 'open',
  search: '',
  selected: 0,
  refused: null,
}))

export function openOutboxTab(tab: OutboxTab): void {
  remember('outbox-tab', tab)
  useOutboxStore.setState({ tab, selected: 0, refused: null })
}
