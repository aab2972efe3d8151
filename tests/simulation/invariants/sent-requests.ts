import type { StoreAnswer } from '@main/store-simulator'
import { z } from 'zod'
import type { Observer, SentRequest } from '../world/network'
import type { SentFile } from '../world/sent-file'
import type { AttemptFact, EntryFact, StateView } from '../world/state-view'
import { hold } from '../world/violation'
import { BulkStarts, CANCEL, STAGE, START } from './bulk-starts'
import { coversAllValues } from './payload'
import type { StockRequests } from './stock-requests'

/** Marks every value that AMS keeps for itself; in no request may it be found (R11). */
export const AMS_ONLY_MARK = 'ams-only-'

/** A write with the attempt that was stored before it left. */
export type KnownWrite = {
  readonly attempt: AttemptFact
  readonly entries: readonly EntryFact[]
  /** What names its product: the gid, or `ams:` and AMS's id for a creation. */
  readonly product: string
}

/** When a product was last read to see what a write would meet, and the units that it had then, by item. */
export type GroundRead = {
  readonly askedAt: number
  readonly servedAt: number
  readonly units: UnitsByItem
}

type Served = { readonly at: number; readonly units: ReadonlyMap<string, UnitsByItem> }

export type UnitsByItem = ReadonlyMap<string, number>

const NOT_YET_MADE = 'ams:'
const LONGEST_GAP_MS = 2_000
/** In the answer of a start that Shopify took. */
const BEGUN = '"bulkOperation":{"id"'
const ATTACH_IMAGES = 'AttachImages'
const UPDATE_FILES = 'UpdateFiles'
const DETACH_VARIANT_MEDIA = 'DetachVariantMedia'
const IMAGE_OPERATIONS = new Set([
  ATTACH_IMAGES,
  UPDATE_FILES,
  DETACH_VARIANT_MEDIA,
  'AppendVariantMedia',
  'ReorderMedia',
])
/** Uploads alone change nothing of a product, and only what failed right after it was attached is deleted. */
const STAGE_IMAGES = 'StageImages'
const DELETE_FILES = 'DeleteFiles'
/** Defines the metafield; no decision is behind it. */
const PREPARATION = 'DefineAmsId'

/** Holds every request against what was promised about it, at the moment when it leaves (R3, R11, O3 to O5, O10, O11). */
export class SentRequests implements Observer {
  /** Nothing may be written: no network, no token, or another shop (O11). */
  mayWrite = true
  longestGapMs = 0
  readonly writes = new Map<number, KnownWrite>()
  readonly bulk = new BulkStarts()
  readonly stock: StockRequests
  readonly #bulkProducts = new Map<number, readonly string[]>()
  readonly #view: () => StateView
  readonly #now: () => number
  readonly #bodies = new Map<number, string>()
  readonly #reads = new Map<string, GroundRead>()
  readonly #served = new Map<number, Served>()
  readonly #productOfRequest = new Map<number, string>()
  readonly #unitsOf: (product: string) => UnitsByItem
  /** Products whose last write has an unknown ending and which nobody has read since. */
  readonly #unread = new Set<string>()

  constructor(
    view: () => StateView,
    stock: StockRequests,
    now: () => number,
    unitsOf: (product: string) => UnitsByItem,
  ) {
    this.stock = stock
    this.#unitsOf = unitsOf
    this.#view = view
    this.#now = now
  }

  groundRead(product: string): GroundRead | undefined {
    return this.#reads.get(product)
  }

  /** What was on its way when a process died has an unknown ending. */
  processDied(): void {
    this.stock.processDied()
    for (const { id } of this.#view().openAttempts()) {
      for (const { attempt, product } of this.writes.values()) {
        if (attempt.id === id) this.#unread.add(product)
      }
      for (const product of this.bulk.productsOf(id)) this.#unread.add(product)
    }
  }

  uploads(file: SentFile): void {
    const marked = file.lines.find((line) => line.includes(AMS_ONLY_MARK))
    hold(marked === undefined, 'R11', () => `AMS-only value in ${marked}`)
    this.bulk.uploads(file)
  }

  leaves(request: SentRequest): void {
    hold(!request.body.includes(AMS_ONLY_MARK), 'R11', () => `AMS-only value in ${request.body}`)
    if (!request.isMutation) return
    hold(this.mayWrite, 'O11', () => `${request.operation} left although nothing may be sent`)
    if ([PREPARATION, STAGE, CANCEL].includes(request.operation)) return
    // What stock sends by itself has rows of the log behind it instead of a decision.
    if (this.stock.leaves(request)) return
    if (request.operation === START) {
      const products = this.bulk.leaves(request, this.#view(), {
        askedAt: (product) => this.#reads.get(product)?.askedAt,
        mustBeRead: (product) => this.#unread.has(product),
      })
      this.#bulkProducts.set(request.number, products)
      return
    }
    if (request.operation === STAGE_IMAGES || request.operation === DELETE_FILES) return
    const open = this.#view().openAttempts()
    const [attempt, ...others] = open.filter((candidate) => isOf(request, candidate))
    if (attempt === undefined || others.length > 0) {
      hold(attempt !== undefined, 'O10', () => `${request.operation} left without an attempt row`)
      hold(false, 'O10', () => `${others.length + 1} attempt rows for one ${request.operation}`)
      return
    }
    const sameProduct = open.filter(({ product_key: key }) => key === attempt.product_key)
    hold(
      sameProduct.length === 1,
      'O3',
      () => `${sameProduct.length} unsettled attempts at once about ${attempt.product_key}`,
    )
    const known = this.#bodies.get(attempt.id)
    // One attempt at pictures may be several requests: in pieces, or without one that was refused.
    hold(
      known === undefined || known === request.body || IMAGE_OPERATIONS.has(request.operation),
      'O4',
      () => `attempt ${attempt.id} sent other bytes`,
    )
    this.#bodies.set(attempt.id, request.body)
    // Which picture a variant has to lose first is read right before.
    const isLookedUp = request.operation === DETACH_VARIANT_MEDIA
    const uncovered = isLookedUp ? null : coversAllValues(attempt.payload, request.variables)
    hold(
      uncovered === null,
      'O10',
      () => `"${uncovered}" is sent but not in the stored payload ${attempt.payload}`,
    )
    const product = productOf(request, attempt.payload)
    this.#productOfRequest.set(request.number, product)
    hold(
      !this.#unread.has(product),
      'O5',
      () => `${request.operation} sent blindly: ${product} was not read after a lost answer`,
    )
    this.writes.set(request.number, {
      attempt,
      product,
      entries: this.#view().entriesOfAttempt(attempt.id),
    })
    // It only adds, so there is no edit that it could overwrite, however long its uploads took.
    if (request.operation !== ATTACH_IMAGES) this.#holdGap(request, product)
    this.#holdStock(request, product)
  }

  served(request: SentRequest): void {
    if (request.isMutation) return
    this.stock.served(request)
    const units = new Map(readProducts(request).map((product) => [product, this.#unitsOf(product)]))
    if (units.size > 0) this.#served.set(request.number, { at: this.#now(), units })
  }

  ends(request: SentRequest, answer: StoreAnswer | null): void {
    if (!isUnclear(answer)) this.stock.arrives(request)
    if (request.isMutation) {
      const product = this.#productOfRequest.get(request.number)
      const written =
        this.#bulkProducts.get(request.number) ?? (product === undefined ? [] : [product])
      const isStart = request.operation === START
      if (isStart && (isUnclear(answer) || answer?.body.includes(BEGUN))) {
        this.bulk.mayHaveBegun(request)
      }
      if (isUnclear(answer)) for (const one of written) this.#unread.add(one)
      return
    }
    if (isUnclear(answer)) return
    const served = this.#served.get(request.number)
    if (served === undefined) return
    const bulk = this.#view().bulkAttempts()
    // A file that is stored but not started yet has its last look at the ground after it was stored.
    const sent = this.#view()
      .openAttempts()
      .filter(({ id }) => !bulk.has(id) || this.bulk.hasStarted(id))
    const written = new Set(sent.map(productOfAttempt))
    for (const [product, units] of served.units) {
      this.#unread.delete(product)
      // Looking something up for a write that is claimed already is no look at the ground.
      if (written.has(product)) continue
      this.#reads.set(product, { askedAt: request.leftAt, servedAt: served.at, units })
    }
  }

  /** A count is only set from the one that was read (O8). */
  #holdStock(request: SentRequest, product: string): void {
    const stock = stockSchema.safeParse(request.variables)
    if (!stock.success) return
    const units = this.#reads.get(product)?.units
    for (const row of stock.data.input.quantities) {
      const { inventoryItemId: item, quantity, changeFromQuantity } = row
      hold(
        changeFromQuantity === units?.get(item),
        'O8',
        () =>
          `${item} is set to ${quantity} from ${changeFromQuantity}, while ${units?.get(item)} was read`,
      )
    }
  }

  #holdGap(request: SentRequest, product: string): void {
    const read = this.#reads.get(product)
    hold(read !== undefined, 'R3', () => `${request.operation} sent without a read of ${product}`)
    // Where nothing is yet, there is nobody's edit to lose.
    if (product.startsWith(NOT_YET_MADE)) return
    const gapMs = request.leftAt - (read?.askedAt ?? 0)
    this.longestGapMs = Math.max(this.longestGapMs, gapMs)
    hold(
      gapMs <= LONGEST_GAP_MS,
      'R3',
      () => `${request.operation} left ${gapMs} ms after its product was read`,
    )
  }
}

const stockSchema = z.object({
  key: z.string(),
  input: z.object({
    quantities: z.array(
      z.object({
        inventoryItemId: z.string(),
        quantity: z.number(),
        changeFromQuantity: z.number().nullish(),
      }),
    ),
  }),
})

const idsSchema = z.object({
  id: z.string().optional(),
  ids: z.array(z.string()).optional(),
  productId: z.string().optional(),
  product: z.object({ id: z.string() }).optional().catch(undefined),
  identifier: z.object({ customId: z.object({ value: z.string() }) }).optional(),
})

/** A stock write names items only; whose they are stands in its stored payload. */
function productOf({ variables, number }: SentRequest, payload?: string): string {
  const ids = idsSchema.parse(variables)
  const stored = payload === undefined ? {} : idsSchema.parse(JSON.parse(payload))
  const gid = ids.productId ?? ids.product?.id ?? ids.id ?? stored.productId
  if (gid !== undefined) return gid
  return ids.identifier ? `${NOT_YET_MADE}${ids.identifier.customId.value}` : `request ${number}`
}

/** Products that a request reads whole. */
function readProducts(request: SentRequest): readonly string[] {
  if (request.operation === 'Products') return idsSchema.parse(request.variables).ids ?? []
  const isRead = request.operation === 'Product' || request.operation === 'ProductByAmsId'
  return isRead ? [productOf(request)] : []
}

const payloadSchema = z.object({
  kind: z.string(),
  productId: z.string().optional(),
  product: z.object({ id: z.string() }).optional(),
  idempotencyKey: z.string().optional(),
})

/** Whether an attempt was stored for this request: about the same product, for stock under the same key. */
function isOf(request: SentRequest, attempt: AttemptFact): boolean {
  const stock = stockSchema.safeParse(request.variables)
  if (request.operation === UPDATE_FILES) return namesFiles(request, attempt)
  if (!stock.success) return productOfAttempt(attempt) === productOf(request)
  return payloadSchema.parse(JSON.parse(attempt.payload)).idempotencyKey === stock.data.key
}

/** A change of files names no product: the attempt's payload has the same files. */
function namesFiles(request: SentRequest, { payload }: AttemptFact): boolean {
  const { files } = filesSchema.parse(request.variables)
  return files.every(({ id }) => payload.includes(`"${id}"`))
}

const filesSchema = z.object({ files: z.array(z.object({ id: z.string() })).min(1) })

function productOfAttempt({ payload }: AttemptFact): string | undefined {
  const { productId, product } = payloadSchema.parse(JSON.parse(payload))
  return productId ?? (product && `${NOT_YET_MADE}${product.id}`)
}

const answerSchema = z.object({
  data: z.unknown().optional(),
  errors: z
    .union([
      z.string(),
      z.array(z.object({ extensions: z.object({ code: z.string() }).loose().optional() })),
    ])
    .optional(),
})

/** Whether an answer leaves open what the request did, told by what the store said and not through the engine. */
function isUnclear(answer: StoreAnswer | null): boolean {
  if (answer === null) return true
  if (answer.status >= 500) return answer.status !== 503
  if (answer.status >= 400) return false
  if (!(answer.headers.get('content-type') ?? '').includes('json')) return true
  const body = answerSchema.safeParse(parseOrNothing(answer.body))
  if (!body.success) return true
  const { data, errors } = body.data
  if (errors === undefined) return data === undefined
  return (
    typeof errors !== 'string' &&
    errors.some(({ extensions }) => extensions?.code === 'INTERNAL_SERVER_ERROR')
  )
}

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
