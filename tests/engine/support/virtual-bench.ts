import { resolve } from 'node:path'
import type { SendHttp } from '@main/shopify'
import { openStoreInProcess } from '@main/store-simulator'
import type { AmsProduct } from '@shared/catalog/product'
import { compareFilterSchema } from '@shared/contract/review'
import { z } from 'zod'
import { type ShopProductEntry, shopFile } from '../../simulation/people/catalogs'
import { diceOf } from '../../simulation/world/dice'
import { StateFolder, startEngine, TOKEN } from '../../simulation/world/engine-process'
import { VirtualTime } from '../../simulation/world/virtual-time'

const EVERYTHING = compareFilterSchema.parse({})

/** Milliseconds of each way, by chance in between, and those that a kilobyte of an answer takes. */
export type Line = {
  readonly shortest: number
  readonly longest: number
  readonly kilobyteMs: number
}

const requestSchema = z.object({
  operationName: z.string(),
  variables: z.object({
    id: z.string().optional(),
    ids: z.array(z.string()).optional(),
    product: z.object({ id: z.string() }).optional(),
    productId: z.string().optional(),
  }),
})

type Sent = {
  readonly name: string
  /** Milliseconds since its product was asked for, where the request names one. */
  readonly gapMs: number | null
}

/** The two catalogs compared and everything decided for AMS, with a line of some slowness to the store. */
export async function openVirtualBench(
  ams: readonly AmsProduct[],
  shop: readonly ShopProductEntry[],
  line: Line,
) {
  const folder = new StateFolder()
  const time = new VirtualTime(Date.parse('2026-11-23T08:00:00.000Z'))
  const store = await openStoreInProcess({
    catalog: { kind: 'file', text: shopFile([...shop]) },
    token: TOKEN,
    schemaFile: resolve('resources/shopify-schema/admin_2026-10.json.gz'),
    control: true,
    now: time.now,
    wait: (delayMs) => time.wait(delayMs),
  })
  const dice = diceOf(11, 1)
  const sent: Sent[] = []
  const askedAt = new Map<string, number>()
  /** Called when a request is about to leave. */
  const watch = { onRequest: (_name: string): void => undefined }
  const watched = (body: string): void => {
    const { operationName: name, variables } = requestSchema.parse(JSON.parse(body))
    const written = variables.product?.id ?? variables.productId
    for (const id of variables.ids ?? (variables.id === undefined ? [] : [variables.id])) {
      askedAt.set(id, time.now())
    }
    const readAt = written === undefined ? undefined : askedAt.get(written)
    sent.push({ name, gapMs: readAt === undefined ? null : time.now() - readAt })
    watch.onRequest(name)
  }
  const send: SendHttp = async (url, { method, headers, body = '' }) => {
    if (typeof body === 'string') watched(body)
    await time.wait(dice.between(line.shortest, line.longest))
    const answer = await store.exchange({ method, path: new URL(url).pathname, headers, body })
    const kilobytes = answer.body.length / 1024
    await time.wait(dice.between(line.shortest, line.longest) + kilobytes * line.kilobyteMs)
    return {
      status: answer.status,
      headers: { get: (name) => answer.headers.get(name.toLowerCase()) ?? null },
      text: () => Promise.resolve(answer.body),
      body: null,
    }
  }
  const process = startEngine(folder.newFile(), {
    time,
    dice: diceOf(11, 2),
    http: () => send,
    hasToken: () => true,
    bulkFrom: Number.POSITIVE_INFINITY,
    onError: (message, error) => {
      throw new Error(message, { cause: error })
    },
  })
  const { engine } = process
  const control = async (path: string, body: unknown): Promise<void> => {
    const text = JSON.stringify(body)
    const answer = await store.exchange({ method: 'POST', path: `/control/${path}`, body: text })
    if (answer.status !== 200) throw new Error(answer.body)
  }
  // By pages: the files of an export are served over a real network only.
  await control('bulk', { access: 'denied' })
  engine.importCatalog({ sourceName: 'a.csv', products: [...ams], notes: [] }, true)
  engine.runs.startSync({ mode: 'full', allowShrunken: false })
  await time.until(engine.runs.idle())
  engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
  return {
    engine,
    store: store.store,
    sent,
    watch,
    control,
    longestGapMs: (): number => Math.max(...sent.map(({ gapMs }) => gapMs ?? 0)),
    async push() {
      sent.length = 0
      engine.runs.startPush({ confirmed: {} })
      await time.until(engine.runs.idle())
      return engine.runs.push
    },
    async close(): Promise<void> {
      process.db.close()
      await store.close()
      folder.close()
    },
  }
}

export type VirtualBench = Awaited<ReturnType<typeof openVirtualBench>>
