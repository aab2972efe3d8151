import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { z } from 'zod'

const readySchema = z.object({ url: z.string() })
const dumpSchema = z.object({
  products: z.array(
    z.object({
      title: z.string(),
      metafields: z.array(z.object({ namespace: z.string(), value: z.string() })),
      variants: z.array(
        z.object({ price: z.string(), levels: z.array(z.object({ available: z.number() })) }),
      ),
    }),
  ),
})
export type StoredProduct = z.infer<typeof dumpSchema>['products'][number]

/** The store in its process, with its back door. */
export class StoreChild {
  readonly url: string
  readonly #process: ChildProcess

  private constructor(process: ChildProcess, url: string) {
    this.#process = process
    this.url = url
  }

  static async start(program: string, token: string): Promise<StoreChild> {
    const child = fork(program, [token])
    const [message] = await once(child, 'message')
    const store = new StoreChild(child, readySchema.parse(message).url)
    // The limit of points is not what this test is about, and it would take hours.
    await store.control('bucket', { maximumAvailable: 200_000, restoreRate: 200_000 })
    return store
  }

  async products(): Promise<StoredProduct[]> {
    const answer = await fetch(`${this.url}/control/products`)
    return dumpSchema.parse(await answer.json()).products
  }

  async control(path: string, body: unknown): Promise<void> {
    const answer = await fetch(`${this.url}/control/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(await answer.text())
  }

  close(): void {
    this.#process.disconnect()
  }
}
