import type { Page } from 'playwright'
import type { AnyRequest } from './page-bridge'

/** Far above the ids that the screens use on the same port. */
const FIRST_ID = 1_000_000_000

/**
 * Asks for a new port to the engine as the page does, and keeps hold of it: `window.enginePort`, and
 * `window.askEngine(channel, input)`, which gives `ok` or the refusal's code.
 */
export async function openEnginePort(page: Page): Promise<void> {
  await page.evaluate(async (firstId) => {
    const port = await new Promise<MessagePort>((done) => {
      const take = (event: MessageEvent): void => {
        const [given] = event.ports
        if (Object(event.data).type !== 'concord:engine-port' || !given) return
        window.removeEventListener('message', take)
        done(given)
      }
      window.addEventListener('message', take)
      void window.concord.request('engine.connect', null)
    })
    let next = firstId
    const waiting = new Map<unknown, (result: unknown) => void>()
    port.addEventListener('message', ({ data }) => {
      const { id, result } = Object(data)
      waiting.get(id)?.(result)
      waiting.delete(id)
    })
    const ask = async (channel: unknown, input: unknown, whole = false): Promise<unknown> => {
      const id = next++
      const answer = new Promise<unknown>((done) => {
        waiting.set(id, done)
      })
      port.postMessage({ kind: 'request', id, channel, input })
      const result = Object(await answer)
      if (whole) return result
      return result.ok === true ? 'ok' : result.error?.code
    }
    Object.assign(window, { enginePort: port, askEngine: ask })
  }, FIRST_ID)
}

/** Sends them all at once; gives `ok` or the refusal's code for each. */
export function engineRequests(page: Page, requests: readonly AnyRequest[]): Promise<unknown[]> {
  return page.evaluate((all) => {
    const ask: (channel: unknown, input: unknown) => Promise<unknown> = Reflect.get(
      window,
      'askEngine',
    )
    return Promise.all(all.map(([channel, input]) => ask(channel, input)))
  }, requests)
}
