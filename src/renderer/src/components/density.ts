import { z } from 'zod'
import { create } from 'zustand'
import { recallForPerson, rememberForPerson } from './remembered'

export const DENSITIES = ['compact', 'comfortable'] as const
export type Density = (typeof DENSITIES)[number]

const KEEP_AS = 'density'

/** Heights in pixels, the same as `--row` and `--row-head`: lists that reckon places need numbers. */
export const ROW_HEIGHTS = { compact: 32, comfortable: 42 } as const
export const HEAD_HEIGHTS = { compact: 30, comfortable: 34 } as const

const useDensityStore = create<{ readonly density: Density }>(() => ({
  density: recallForPerson(KEEP_AS, z.enum(DENSITIES)) ?? 'compact',
}))

export function useDensity(): Density {
  return useDensityStore((store) => store.density)
}

export function setDensity(density: Density): void {
  rememberForPerson(KEEP_AS, density)
  useDensityStore.setState({ density })
  showDensity()
}

/** The tokens follow an attribute of the page. Called once before the first picture, too. */
export function showDensity(): void {
  document.documentElement.dataset['density'] = useDensityStore.getState().density
}
