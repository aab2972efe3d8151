import type { EngineEventPayload } from '@shared/contract/engine-contract'
import { useEffect, useEffectEvent } from 'react'
import { onEngineEvent } from './engine'

export type Changing = EngineEventPayload<'data.changed'>['what'][number]

/** Events that come closer together than this make one call, however long the burst lasts. */
const GATHER_MS = 40

/** Runs `refresh` when the engine says that data of this kind changed; bursts make one call. */
export function useDataChanged(kind: Changing, refresh: () => void): void {
  const run = useEffectEvent(refresh)
  useEffect(() => {
    let timer: number | undefined
    const stop = onEngineEvent('data.changed', ({ what }) => {
      if (!what.includes(kind)) return
      timer ??= window.setTimeout(() => {
        timer = undefined
        run()
      }, GATHER_MS)
    })
    return () => {
      window.clearTimeout(timer)
      stop()
    }
  }, [kind])
}
