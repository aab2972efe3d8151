import type { AppError } from '@shared/contract/app-error'
import type { ImportResult } from '@shared/contract/store'
import type { StoreSetup, Stores } from '@shared/contract/stores'
import { z } from 'zod'
import { create } from 'zustand'
import { PAGE_STORE } from '../api'
import { recall, remember } from '../components/remembered'
import { isUnfinished } from '../format'

/** The screens of a store, which need its engine. The last one is remembered. */
const STORE_SCREENS = ['overview', 'compare', 'products', 'outbox', 'push-log', 'settings'] as const
const storeScreenSchema = z.enum(STORE_SCREENS)
/** Home and the Setup Wizard are there without a store, too. */
export type ScreenName = (typeof STORE_SCREENS)[number] | 'home' | 'setup'

/** The two ways in which a person lets stock go. */
export type StockWay = 'push-now' | 'resume'

type AppStore = {
  readonly screen: ScreenName
  readonly pushPreviewOpen: boolean
  /** Why a push from another screen was not started; the preview shows it. */
  readonly pushRefused: AppError | null
  readonly exportOpen: boolean
  readonly keysOpen: boolean
  readonly paletteOpen: boolean
  /** The sync or push whose details are shown. */
  readonly run: number | null
  /** So much stock would go at once that the figure has to be typed first. */
  readonly stockBrake: { readonly way: StockWay; readonly error: AppError } | null
  readonly imported: ImportResult | null
  /** A request of the frame that failed: shown above the screen until it is closed. */
  readonly problem: AppError | null
  readonly importing: boolean
  /** True from the first push of this session on, so that its result is shown once. */
  readonly pushSeen: boolean
}

export const useAppStore = create<AppStore>(() => ({
  screen: 'home',
  pushPreviewOpen: false,
  pushRefused: null,
  exportOpen: false,
  keysOpen: false,
  paletteOpen: false,
  run: null,
  stockBrake: null,
  imported: null,
  problem: null,
  importing: false,
  pushSeen: false,
}))

export function showScreen(screen: ScreenName): void {
  if (isStoreScreen(screen)) {
    if (PAGE_STORE === null) return
    remember('screen', screen)
  }
  useAppStore.setState({ screen })
}

type KnownStores = { readonly stores: Stores | null; readonly setup: StoreSetup | null }

/** Where a page begins: a store that is not connected, or not yet, in the Setup Wizard. Called once. */
export function showFirstScreen({ stores, setup }: KnownStores): void {
  const tile = stores?.stores.find(({ id }) => id === PAGE_STORE)
  const isConnected = tile?.standing !== 'disconnected' && !(setup && isUnfinished(setup))
  if (PAGE_STORE === null) showScreen('home')
  else if (isConnected) showScreen(recall('screen', storeScreenSchema) ?? 'overview')
  else showScreen('setup')
}

function isStoreScreen(screen: ScreenName): boolean {
  return storeScreenSchema.safeParse(screen).success
}

export function closeRun(): void {
  useAppStore.setState({ run: null })
}

/** From the details of a run to another place. */
export function leaveRun(go: () => void): void {
  closeRun()
  go()
}
