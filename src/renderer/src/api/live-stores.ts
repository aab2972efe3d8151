import type { AppError } from '@shared/contract/app-error'
import type { StoreSetup, Stores } from '@shared/contract/stores'
import { create } from 'zustand'
import { bridge } from './bridge'
import { askMain } from './main'
import { oneAtATime } from './one-at-a-time'

type LiveStores = {
  /** Null until main answered for the first time. */
  readonly stores: Stores | null
  /** Set-up of this page's store; null where no store is open. */
  readonly setup: StoreSetup | null
  readonly error: AppError | null
}

/** The stores of this computer and the set-up of the open one, kept true by main. */
export const useLiveStores = create<LiveStores>(() => ({ stores: null, setup: null, error: null }))

/** Asks for both again, e.g. before the list is shown. */
export const refreshStores = oneAtATime(async () => {
  const [stores, setup] = await Promise.all([
    askMain('stores.list', null),
    askMain('setup.get', null),
  ])
  const failed = stores.ok ? setup : stores
  useLiveStores.setState({
    ...(stores.ok ? { stores: stores.value } : {}),
    ...(setup.ok ? { setup: setup.value } : {}),
    error: failed.ok ? null : failed.error,
  })
})

/** A set-up that a command was answered with; newer than the one known. */
export function setupChanged(setup: StoreSetup): void {
  useLiveStores.setState({ setup })
}

/** Starts following main. Called once; resolves when both were answered for the first time. */
export function followStores(): Promise<void> {
  bridge().onStoresChanged(() => void refreshStores())
  return refreshStores()
}
