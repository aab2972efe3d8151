import { createContext, use } from 'react'

/** Why what needs the store can't be done now; undefined while it can. */
export const OfflineContext = createContext<string | undefined>(undefined)

export function useOfflineReason(): string | undefined {
  return use(OfflineContext)
}
