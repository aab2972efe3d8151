import type { ConcordBridge } from '@shared/contract/main-contract'
import type { Page } from 'playwright'

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly concord: ConcordBridge
  }
}

export type AnyRequest = readonly [channel: unknown, input: unknown]

/** Asks main through the page's bridge, one after the other; gives `ok` or the refusal's code for each. */
export function askMain(page: Page, requests: readonly AnyRequest[]): Promise<unknown[]> {
  return page.evaluate(async (all) => {
    const codes: unknown[] = []
    for (const [channel, input] of all) {
      const answer: unknown = await Reflect.apply(window.concord.request, null, [channel, input])
      const { ok, error } = Object(answer)
      codes.push(ok === true ? 'ok' : error?.code)
    }
    return codes
  }, requests)
}
