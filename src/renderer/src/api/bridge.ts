import type { ConcordBridge } from '@shared/contract/main-contract'

declare global {
  interface Window {
    /** Put there by the preload. Only this folder uses it. */
    readonly concord: ConcordBridge
  }
}

export function bridge(): ConcordBridge {
  return window.concord
}
