import type { AppError } from '@shared/contract/app-error'
import type { ImportResult } from '@shared/contract/store'
import { z } from 'zod'
import { create } from 'zustand'
import { recall, remember } from '../components/remembered'

export const SCREENS = [
  'overview',
  'compare',
  'products',
  'outbox',
  'push-log',
  'settings',
] as const
export type ScreenName = (typeof SCREENS)[number]

/** The two ways in which a person lets stock go. */
export type StockWay = 'push-now' | 'resume'

type AppStore = {
  readonly screen: ScreenName
  readonly pushPreviewOpen: boolean
  /** Why a push from another screen was not started; the preview shows it. */
  readonly pushRefused: AppError | null
  readonly keysOpen: boolean
  readonly paletteOpen: boolean
  /** The sync or push whose details are shown. */
  readonly run: number | null
  /** An import that would leave much fewer products: waits for the person's word. */
  readonly shrunken: AppError | null
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
  screen: recall('screen', z.enum(SCREENS)) ?? 'overview',
  pushPreviewOpen: false,
  pushRefused: null,
  keysOpen: false,
  paletteOpen: false,
  run: null,
  shrunken: null,
  stockBrake: null,
  imported: null,
  problem: null,
  importing: false,
  pushSeen: false,
}))

export function showScreen(screen: ScreenName): void {
  remember('screen', screen)
  useAppStore.setState({ screen })
}

export function closeRun(): void {
  useAppStore.setState({ run: null })
}

/** From the details of a run to another place. */
export function leaveRun(go: () => void): void {
  closeRun()
  go()
}
