import type { EngineStatus } from '@shared/contract/main-contract'
import { create } from 'zustand'

type EngineStatusStore = {
  readonly status: EngineStatus
  /** How often the engine came back since the page was loaded and the person closed the notice. */
  readonly unseenRestarts: number
  readonly seen: () => void
}

export const useEngineStatus = create<EngineStatusStore>((set) => ({
  status: { kind: 'starting' },
  unseenRestarts: 0,
  seen: () => set({ unseenRestarts: 0 }),
}))

/** It stopped again and again, and does nothing by itself until Concord is started again. */
export function useIsCautious(): boolean {
  return useEngineStatus(({ status }) => status.kind === 'ready' && status.isCautious === true)
}

export function engineStatusChanged(status: EngineStatus): void {
  useEngineStatus.setState((before) => ({
    status,
    unseenRestarts: before.unseenRestarts + (status.kind === 'restarting' ? 1 : 0),
  }))
}
