import { applyWrite } from '@main/engine/outbox/apply-write'
import { listDeletions } from '@main/engine/outbox/list-deletions'
import { type FirstRead, pushLinkedProduct } from '@main/engine/outbox/push-linked-product'
import type { PushContext } from '@main/engine/outbox/send-attempt'
import { type BaseEntry, type Difference, type PairReview, reviewPair } from '@main/engine/planning'
import type {
  EntryOutcome,
  OutboxEntry,
  ProductWrite,
  Refusal,
  StateStore,
} from '@main/engine/ports'
import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import type { Choice } from '@shared/contract/review'
import { ASK_EVERYWHERE } from './policies'

/** Nobody has set a policy. */
const POLICIES = ASK_EVERYWHERE

const AT = '2026-11-23T10:00:00.000Z'

/** One linked pair whose two sides live in memory: the engine's own push over ports that hold values. */
export class PairInMemory {
  ours: AmsProduct
  theirs: ShopProduct
  base: readonly BaseEntry[]
  readonly writes: ProductWrite[] = []
  /** What Shopify refuses of a write, which is then carried out not at all. */
  refuse: (write: ProductWrite) => readonly Refusal[] = () => []
  #nextId = 100

  constructor(ours: AmsProduct, theirs: ShopProduct, base: readonly BaseEntry[]) {
    // What a link says, reading a product says too.
    this.ours = { ...ours, shopifyProductId: ours.shopifyProductId ?? theirs.id }
    this.theirs = theirs
    this.base = base
  }

  /** Compares, and lets the base learn what both sides agree on, as a run does. */
  compare(): readonly Difference[] {
    const review = reviewPair(this.ours, this.theirs, this.base, POLICIES)
    this.#learn(review)
    return review.differences
  }

  /** Carries out a choice for each difference that has one, with what was just read of the product. */
  push(
    chosen: readonly (readonly [Difference, Choice])[],
    read?: FirstRead,
  ): Promise<readonly EntryOutcome[]> {
    const entries = chosen.map(([difference, choice], index) =>
      toEntry(difference, choice, index + 1),
    )
    return pushLinkedProduct(this.#context(entries), this.ours.id, entries, read)
  }

  /** What deletes was listed and confirmed as both sides are now. */
  #context(entries: readonly OutboxEntry[]): PushContext {
    const store = only<StateStore>({
      ams: only<StateStore['ams']>({ product: () => this.ours }),
      comparison: only<StateStore['comparison']>({ baseOf: () => this.base }),
      rules: only<StateStore['rules']>({ policies: () => POLICIES }),
      stockSync: only<StateStore['stockSync']>({ openCalls: () => [] }),
      runs: only<StateStore['runs']>({ setting: () => null }),
      shop: only<StateStore['shop']>({
        product: () => this.theirs,
        withRemembered: (product) => product,
      }),
      outbox: only<StateStore['outbox']>({
        claim: () => 1,
        settleAttempt: () => undefined,
        settleProduct: ({ pair }) => {
          if (!pair) return
          this.ours = pair.ours
          this.theirs = pair.theirs
          this.#learn(pair.review)
        },
      }),
    })
    const gateway = only<PushContext['gateway']>({
      readyForProduct: () => Promise.resolve(),
      readProduct: (id) => Promise.resolve(id === this.theirs.id ? this.theirs : null),
      write: (write) => {
        const refusals = this.refuse(write)
        if (refusals.length > 0) {
          return Promise.resolve({ kind: 'refused', requestId: 'r', refusals })
        }
        this.writes.push(write)
        this.theirs = this.#carriedOut(write)
        return Promise.resolve({ kind: 'done', requestId: 'r', productId: this.theirs.id })
      },
    })
    const deletions = listDeletions(store, entries)
    const listed = new Map(deletions.map((deletion) => [deletion.entry, deletion]))
    return { store, gateway, now: () => AT, newKey: () => `key-${this.#nextId++}`, listed }
  }

  #carriedOut(write: ProductWrite): ShopProduct {
    if (write.kind !== 'create-variants') return applyWrite(write, this.theirs)
    const made = write.variants.map((variant) => {
      const id = this.#nextId++
      return {
        id: `gid://shopify/ProductVariant/${id}`,
        sku: variant.sku,
        price: variant.retailPrice ?? '0.00',
        optionValues: variant.optionValues,
        inventoryItemId: `gid://shopify/InventoryItem/${id}`,
        tracked: variant.tracked,
        available: variant.tracked ? (write.stocked?.available ?? null) : null,
        imageId: null,
      }
    })
    return { ...this.theirs, variants: [...this.theirs.variants, ...made] }
  }

  /** What both sides agree on, and which variant is which: the store corrects AMS's ids by its links. */
  #learn({ agreements, variantLinks }: PairReview): void {
    const partners = new Map(variantLinks.map(({ ours, theirs }) => [ours.id, theirs.id]))
    const variants = this.ours.variants.map((variant) => ({
      ...variant,
      shopifyVariantId: partners.get(variant.id) ?? variant.shopifyVariantId,
    }))
    this.ours = { ...this.ours, variants }
    const learned = agreements.map((entry) => ({ ...entry, agreedAt: AT }))
    const isReplaced = (known: BaseEntry): boolean =>
      learned.some(({ field, variantId }) => field === known.field && variantId === known.variantId)
    this.base = [...this.base.filter((known) => !isReplaced(known)), ...learned]
  }
}

function toEntry(difference: Difference, choice: Choice, id: number): OutboxEntry {
  const { kind } = difference
  if (kind === 'ambiguous' || kind === 'broken-link') throw new Error(`${kind} is no decision`)
  return {
    id,
    differenceKey: difference.key,
    productKey: difference.productKey,
    state: 'pending',
    choice,
    kind,
    field: difference.field,
    amsProductId: difference.amsProductId,
    amsVariantId: difference.amsVariantId,
    shopifyProductId: difference.shopifyProductId,
    shopifyVariantId: difference.shopifyVariantId,
    productName: difference.productName,
    ours: difference.ours,
    theirs: difference.theirs,
  }
}

/** A port of which only a part is reached; the rest throws when it is touched after all. */
function only<T extends object>(part: Partial<T>): T {
  return new Proxy(part as T, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (value === undefined) throw new Error(`${String(name)} is not part of this test`)
      return value
    },
  })
}
