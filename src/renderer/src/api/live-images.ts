import type { ImagesOverview } from '@shared/contract/pictures'
import { create } from 'zustand'
import { askEngine, onEngineEvent } from './engine'
import { oneAtATime } from './one-at-a-time'

type LiveImages = {
  /** Null until the engine answered for the first time. */
  readonly images: ImagesOverview | null
}

/** Which pictures are on this computer and on their way, for the status bar. */
export const useLiveImages = create<LiveImages>(() => ({ images: null }))

/** Many small pictures may come in a second; nobody reads so many figures. */
const GATHER_MS = 400

const refreshImages = oneAtATime(async () => {
  const answer = await askEngine('images.overview', null)
  if (answer.ok) useLiveImages.setState({ images: answer.value })
})

/** Starts following the engine. Called once. */
export function followImages(): void {
  let timer: number | undefined
  onEngineEvent('data.changed', ({ what }) => {
    if (!what.includes('images')) return
    timer ??= window.setTimeout(() => {
      timer = undefined
      void refreshImages()
    }, GATHER_MS)
  })
  void refreshImages()
}
