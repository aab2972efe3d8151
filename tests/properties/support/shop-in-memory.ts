import { applyWrite } from '@main/engine/outbox/apply-write'
import { listDeletions } from '@main/engine/outbox/list-deletions'
import { runPush } from '@main/engine/outbox/push-run'
import {
  type NewProduct,
  type PointsShare,
  type ProductWrite,
  type ShopifyGateway,
  STOCK_ROWS_AT_ONCE,
  type StateStore,
  type StockGateway,
  type WriteOutcome,
} from '@main/engine/ports'
import { pushStock } from '@main/engine/stock-sync'
import type { ShopImage, ShopProduct, ShopVariant } from '@shared/catalog/product'
import { fakeEnvironment } from '../../support/fake-environment'
import { part } from '../../support/linking-over'
import { shopId } from './item'

const LOCATION = 'gid://shopify/Location/1'

/** A whole shop in memory, behind the engine's own port: it carries out every write as it is asked. */
export class ShopInMemory {
  readonly #products: Map<string, ShopProduct>
  readonly #byAmsId = new Map<string, string>()
  readonly writes: ProductWrite[] = []
  readonly #environment = fakeEnvironment()
  #nextId = 70_000

  constructor(products: readonly ShopProduct[]) {
    this.#products = new Map(products.map((product) => [product.id, product]))
  }

  get products(): readonly ShopProduct[] {
    return [...this.#products.values()]
  }

  /** Carries out everything that waits, by the engine's own pushes: what is decided, and what follows by itself. */
  async push(store: StateStore): Promise<void> {
    const state = await runPush(
      {
        environment: this.#environment,
        store,
        gateway: this.#gateway(),
        report: () => undefined,
        connect: () => Promise.resolve(),
        deletions: listDeletions(store, store.outbox.allWaiting()),
        onSettled: () => undefined,
      },
      new AbortController().signal,
    )
    if (state.kind !== 'finished') throw new Error(`The push ended ${JSON.stringify(state)}`)
    await pushStock(
      {
        environment: this.#environment,
        store,
        gateway: this.#gateway(),
        location: { id: LOCATION, name: 'Studio' },
        switchedOn: new Set(),
        upTo: store.stockSync.newestId(),
        rowsAtOnce: STOCK_ROWS_AT_ONCE,
      },
      new AbortController().signal,
    )
  }

  #stock(): StockGateway {
    const isOf = (items: readonly string[]) => (variant: ShopVariant) =>
      items.includes(variant.inventoryItemId)
    const variants = (): ShopVariant[] => this.products.flatMap((product) => product.variants)
    return part<StockGateway>({
      levels: (items) =>
        Promise.resolve(
          new Map(
            variants()
              .filter(isOf(items))
              .map((variant) => [variant.inventoryItemId, { ...variant, policy: 'DENY' as const }]),
          ),
        ),
      set: ({ rows }) => {
        for (const product of this.products) {
          const of = (item: string) => rows.find(({ inventoryItemId }) => inventoryItemId === item)
          const counted = product.variants.map((variant) => {
            const row = of(variant.inventoryItemId)
            return row ? { ...variant, available: row.quantity } : variant
          })
          this.#products.set(product.id, { ...product, variants: counted })
        }
        return Promise.resolve({ kind: 'done', requestId: 'r' })
      },
    })
  }

  #gateway(): ShopifyGateway {
    const reading = {
      readProduct: (id: string) => Promise.resolve(this.#products.get(id) ?? null),
      write: (write: ProductWrite): Promise<WriteOutcome> => {
        this.writes.push(write)
        const productId = this.#carryOut(write)
        const attached = this.#attached(write)
        return Promise.resolve({ kind: 'done', requestId: 'r', productId, ...attached })
      },
    }
    const share: PointsShare = {
      ...reading,
      readProducts: (ids) =>
        Promise.resolve(new Map(ids.map((id) => [id, this.#products.get(id) ?? null]))),
      readParts: async (id) => {
        const product = this.#products.get(id)
        if (!product) return null
        const { variants, images: _, ...head } = product
        return { head, variants, variantsCounted: variants.length }
      },
      readyForProduct: () => Promise.resolve(),
      giveBack: () => undefined,
    }
    return part<ShopifyGateway>({
      ...reading,
      setAside: () => Promise.resolve(share),
      points: () => null,
      stockLocation: () => Promise.resolve(LOCATION),
      stock: this.#stock(),
      findByAmsId: (id) => Promise.resolve(this.#products.get(this.#byAmsId.get(id) ?? '') ?? null),
      waitingUntil: () => null,
      pictures: () => null,
      onPictures: () => () => undefined,
      picturesReady: () => Promise.resolve(),
      sent: () => ({ requests: 0, mutations: this.writes.length, points: 0 }),
    })
  }

  #carryOut(write: ProductWrite): string {
    if (write.kind === 'create-product') return this.#create(write.product)
    const before = this.#products.get(write.productId)
    if (!before) throw new Error(`The shop has no ${write.productId}`)
    const made = write.kind === 'create-variants' ? write.variants.map((v) => this.#variant(v)) : []
    const after = applyWrite(write, before)
    this.#products.set(before.id, { ...after, variants: [...after.variants, ...made] })
    return before.id
  }

  /** Pictures stand last, under ids and addresses of the shop's own. */
  #attached(write: ProductWrite): Pick<WriteOutcome, 'attached'> {
    if (write.kind !== 'attach-images') return {}
    const before = this.#products.get(write.productId)
    if (!before) throw new Error(`The shop has no ${write.productId}`)
    const images = write.images.map(({ alt }) => this.#image(alt))
    this.#products.set(before.id, { ...before, images: [...before.images, ...images] })
    const made = write.images.map(({ label }, index) => ({
      label,
      mediaId: images[index]?.id ?? '',
    }))
    return { attached: { made, failed: [] } }
  }

  #image(alt: string): ShopImage {
    const n = this.#nextId++
    return { id: `gid://shopify/MediaImage/${n}`, url: `https://shop.example/${n}.jpg`, alt }
  }

  #create(product: NewProduct): string {
    const id = shopId(this.#nextId++)
    const images = product.images.map(({ alt }) => this.#image(alt))
    this.#byAmsId.set(product.id, id)
    // Shopify has no two variants with the same values; which of them AMS counts nobody could say.
    const values = product.variants.map(({ optionValues }) => JSON.stringify(optionValues))
    const isCounted = new Set(values).size === values.length
    this.#products.set(id, {
      id,
      title: product.name,
      descriptionHtml: product.descriptionHtml,
      vendor: product.vendor,
      productType: product.category,
      status: 'DRAFT',
      optionNames: product.optionNames,
      updatedAt: '2026-11-23T10:00:00Z',
      stockLocationId: LOCATION,
      images,
      variants: product.variants.map((variant) => ({
        ...this.#variant({ ...variant, tracked: variant.tracked && isCounted }),
        imageId:
          images[product.images.findIndex(({ label }) => label === variant.imageLabel)]?.id ?? null,
      })),
    })
    return id
  }

  #variant({
    sku,
    retailPrice,
    optionValues,
    tracked,
  }: NewProduct['variants'][number]): ShopVariant {
    const n = this.#nextId++
    return {
      id: `gid://shopify/ProductVariant/${n}`,
      sku,
      price: retailPrice ?? '0.00',
      optionValues,
      inventoryItemId: `gid://shopify/InventoryItem/${n}`,
      tracked,
      available: tracked ? 0 : null,
      imageId: null,
    }
  }
}
