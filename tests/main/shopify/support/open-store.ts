import { nodeHttp } from '@main/bootstrap/node-http'
import type { CatalogPage, Scheduler, ShopifyGateway } from '@main/engine/ports'
import { type SendHttp, shopifyGateway } from '@main/shopify'
import { type StoreCatalog, type StoreSimulator, startStoreSimulator } from '@main/store-simulator'
import { assembleShopProduct } from '@shared/catalog/assemble-shop-product'
import type { ShopProduct } from '@shared/catalog/product'

const TOKEN = 'shpat_unit'
const SCHEMA_FILE = 'resources/shopify-schema/admin_2026-10.json.gz'
/** Waits as long as this are time-outs that nobody is meant to sit out. */
const TIME_OUT_MS = 30_000

export type OpenStore = {
  readonly gateway: ShopifyGateway
  readonly simulator: StoreSimulator
  readonly clock: { ms: number }
  control(path: string, body: unknown): Promise<unknown>
  edit(...edits: unknown[]): Promise<string[]>
  close(): Promise<void>
}

/** The gateway before a real store simulator, over real HTTP. Waits take no time: the clock jumps. */
export async function openStore(
  catalog: StoreCatalog,
  more: Pick<Parameters<typeof shopifyGateway>[0], 'imageBytes'> & { http?: SendHttp } = {},
): Promise<OpenStore> {
  const clock = { ms: Date.parse('2026-11-23T08:00:00.000Z') }
  const simulator = await startStoreSimulator({
    port: 0,
    catalog,
    token: TOKEN,
    schemaFile: SCHEMA_FILE,
    control: true,
    now: () => clock.ms,
  })
  const scheduler: Scheduler = {
    pause: () => Promise.resolve(),
    wait: (delayMs, signal) => {
      if (delayMs >= TIME_OUT_MS) return new Promise(() => undefined)
      if (signal?.aborted) return Promise.reject(signal.reason)
      clock.ms += delayMs
      return new Promise((resolve) => setImmediate(resolve))
    },
  }
  const gateway = shopifyGateway({
    storeUrl: simulator.url,
    credential: () => ({ token: TOKEN }),
    ...more,
    http: more.http ?? nodeHttp,
    clock: { now: () => clock.ms },
    scheduler,
  })
  const control = async (path: string, body: unknown): Promise<unknown> => {
    const init = { method: 'POST', body: JSON.stringify(body) }
    const answer = await fetch(`${simulator.url}/control/${path}`, init)
    const text = await answer.text()
    if (!answer.ok) throw new Error(text)
    return JSON.parse(text)
  }
  return {
    gateway,
    simulator,
    clock,
    control,
    async edit(...edits) {
      const answer = await control('edit', { edits })
      if (typeof answer !== 'object' || answer === null || !('changed' in answer)) return []
      return Array.isArray(answer.changed) ? answer.changed.map(String) : []
    },
    close: () => simulator.close(),
  }
}

/** Puts the rows of a read together again, however they come. */
export class Gathered {
  readonly pages: CatalogPage[] = []
  total = -1
  readonly options = {
    signal: new AbortController().signal,
    onTotal: (products: number) => {
      this.total = products
    },
    onPage: (page: CatalogPage) => {
      this.pages.push(page)
      return Promise.resolve()
    },
  }

  /** Every product whole, the last one of an id, by id. */
  products(): ShopProduct[] {
    const byPlace = (a: { position: number }, b: { position: number }) => a.position - b.position
    const variants = this.pages.flatMap((page) => page.variants).sort(byPlace)
    const images = this.pages.flatMap((page) => page.images).sort(byPlace)
    const shown = new Map(
      this.pages.flatMap((page) =>
        page.variantImages.map(({ variantId, imageId }) => [variantId, imageId] as const),
      ),
    )
    const heads = this.pages.flatMap((page) => page.products)
    const variantsOf = grouped(variants)
    const imagesOf = grouped(images)
    return [...new Map(heads.map((head) => [head.id, head])).values()]
      .sort((a, b) => a.id.localeCompare(b.id))
      .map(({ variantsCounted: _counted, ...head }) =>
        assembleShopProduct(
          {
            ...head,
            images: (imagesOf.get(head.id) ?? []).map(
              ({ position: _position, productId: _productId, ...image }) => image,
            ),
          },
          (variantsOf.get(head.id) ?? []).map(
            ({ position: _position, productId: _productId, ...variant }) => ({
              available: null,
              ...variant,
              imageId: shown.get(variant.id) ?? null,
            }),
          ),
        ),
      )
  }
}

/** By product; a row that came twice counts once, where it came last. */
function grouped<Row extends { id: string; productId: string }>(
  rows: readonly Row[],
): Map<string, Row[]> {
  const groups = new Map<string, Map<string, Row>>()
  for (const row of rows) {
    const group = groups.get(row.productId) ?? new Map<string, Row>()
    group.delete(row.id)
    groups.set(row.productId, group.set(row.id, row))
  }
  return new Map([...groups].map(([id, group]) => [id, [...group.values()]]))
}
