import type { AppError } from '@shared/contract/app-error'
import { outboxTabSchema } from '@shared/contract/sync'
import { z } from 'zod'
import { create } from 'zustand'
import type { OutboxTab } from '../../components/app-actions'
import { recall, remember } from '../../components/remembered'

/** The tabs of rows, and the one of past pushes. */
export type OutboxView = OutboxTab | 'pushes'
const viewSchema = z.enum([...outboxTabSchema.options, 'pushes'])

type OutboxStore = {
  readonly tab: OutboxView
  readonly search: string
  readonly selected: number
  /** Why the last *Try again* was not accepted. */
  readonly refused: AppError | null
  /** The push whose roll back is previewed. */
  readonly rollBack: number | null
}

export const useOutboxStore = create<OutboxStore>(() => ({
  tab: recall('outbox-tab', viewSchema) ?? 'open',
  search: '',
  selected: 0,
  refused: null,
  rollBack: null,
}))

export function openOutboxTab(tab: OutboxView): void {
  remember('outbox-tab', tab)
  useOutboxStore.setState({ tab, selected: 0, refused: null })
}
