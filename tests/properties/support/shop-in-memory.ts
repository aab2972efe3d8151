import { applyWrite } from '@main/engine/outbox/apply-write'
import { listDeletions } from '@main/engine/outbox/list-deletions'
import { runPush } from '@main/engine/outbox/push-run'
import type {
  NewProduct,
  PointsShare,
  ProductWrite,
  ShopifyGateway,
  StateStore,
  WriteOutcome,
} from '@main/engine/ports'
import type { ShopProduct, ShopVariant } from '@shared/catalog/product'
import { fakeEnvironment } from '../../support/fake-environment'
import { part } from '../../support/linking-over'
import { shopId } from './item'

/** A whole shop in memory, behind the engine's own port: it carries out every write as it is asked. */
export class ShopInMemory {
  readonly #products: Map<string, ShopProduct>
  readonly #byAmsId = new Map<string, string>()
  readonly writes: ProductWrite[] = []
  #nextId = 70_000

  constructor(products: readonly ShopProduct[]) {
    this.#products = new Map(products.map((product) => [product.id, product]))
  }

  get products(): readonly ShopProduct[] {
    return [...this.#products.values()]
  }

  /** Carries out everything that waits, by the engine's own push. */
  async push(store: StateStore): Promise<void> {
    const state = await runPush(
      {
        environment: fakeEnvironment(),
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
  }

  #gateway(): ShopifyGateway {
    const reading = {
      readProduct: (id: string) => Promise.resolve(this.#products.get(id) ?? null),
      write: (write: ProductWrite): Promise<WriteOutcome> => {
        this.writes.push(write)
        const productId = this.#carryOut(write)
        return Promise.resolve({ kind: 'done', requestId: 'r', productId })
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
      stockLocation: () => Promise.resolve('gid://shopify/Location/1'),
      findByAmsId: (id) => Promise.resolve(this.#products.get(this.#byAmsId.get(id) ?? '') ?? null),
      waitingUntil: () => null,
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

  #create(product: NewProduct): string {
    const id = shopId(this.#nextId++)
    const images = product.images.map(({ alt }) => {
      const n = this.#nextId++
      return { id: `gid://shopify/MediaImage/${n}`, url: `https://shop.example/${n}.jpg`, alt }
    })
    this.#byAmsId.set(product.id, id)
    this.#products.set(id, {
      id,
      title: product.name,
      descriptionHtml: product.descriptionHtml,
      vendor: product.vendor,
      productType: product.category,
      status: 'DRAFT',
      optionNames: product.optionNames,
      updatedAt: '2026-11-23T10:00:00Z',
      stockLocationId: 'gid://shopify/Location/1',
      images,
      variants: product.variants.map((variant) => ({
        ...this.#variant(variant),
        imageId:
          images[product.images.findIndex(({ url }) => url === variant.imageUrl)]?.id ?? null,
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
