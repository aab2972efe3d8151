import { z } from 'zod'
import type { SentRequest } from '../world/network'
import type { StockAttemptFact, StockClaimFact, StockView } from '../world/stock-view'
import { available } from '../world/stock-view'
import type { StoreChange } from '../world/store-journal'
import { hold } from '../world/violation'

export const SET_QUANTITIES = 'SetQuantities'
const STOCK_LEVELS = 'StockLevels'
/** Have Shopify count an item, or stock it; where a person allowed that. */
const SWITCHES = new Set(['TrackItem', 'ActivateItem'])
const SET_POLICIES = 'SetInventoryPolicies'
const HOUR_MS = 3_600_000
/** Shopify keeps a key for 24 hours; Concord must not trust one for longer than this. */
const KEY_HOLDS_MS = 20 * HOUR_MS

const callSchema = z.object({
  key: z.string(),
  input: z.object({
    quantities: z.array(
      z.object({
        inventoryItemId: z.string(),
        locationId: z.string(),
        quantity: z.number(),
        changeFromQuantity: z.number().nullable(),
      }),
    ),
  }),
})
type Call = z.infer<typeof callSchema>
type Row = Call['input']['quantities'][number]

const idsSchema = z.object({ ids: z.array(z.string()) })
const switchSchema = z.object({ id: z.string().optional(), inventoryItemId: z.string().optional() })

/** What an item has in the store at this moment; null where nobody counts it. */
export type ItemNow = { readonly tracked: boolean; readonly available: number | null }

export type StoreOfItems = {
  readonly now: (item: string) => ItemNow | undefined
  readonly itemOf: (variant: string) => string | undefined
}

/**
 * Holds every request that sets stock, and its effect, against the log that was written before it left, and
 * against AMS at the moment of its claim (O3 to O5, O7 to O11).
 */
export class StockRequests {
  /** A person has paused stock. */
  isPaused = false
  /** Requests of the queue so far. */
  sent = 0
  /** Stock is no field that is compared. */
  isSwitchedOff: () => boolean = () => false
  /** A person lets Concord have Shopify count what it does not count yet. */
  maySwitchOn = false
  /** A rule of the Sold-Out Override was ever set, or a variant taken off sale. */
  mayChangePolicies = false
  readonly #switchedOn = new Set<string>()
  readonly #view: () => StockView
  readonly #store: StoreOfItems
  readonly #bodies = new Map<string, string>()
  readonly #rows = new Map<number, readonly StockAttemptFact[]>()
  readonly #served = new Map<number, ReadonlyMap<string, ItemNow>>()
  readonly #levels = new Map<string, ItemNow>()
  /** The order of all claims, by key and item. */
  readonly #order = new Map<string, number>()
  /** The place in that order of the newest attempt that took effect, by item. */
  readonly #newest = new Map<string, number>()
  readonly #effects = new Set<string>()
  readonly #onEffect: (row: StockAttemptFact) => void
  readonly #onRead: (levels: ReadonlyMap<string, ItemNow>) => void
  #checked = 0

  constructor(
    view: () => StockView,
    store: StoreOfItems,
    told: {
      readonly onEffect: (row: StockAttemptFact) => void
      readonly onRead: (levels: ReadonlyMap<string, ItemNow>) => void
    },
  ) {
    this.#view = view
    this.#store = store
    this.#onEffect = told.onEffect
    this.#onRead = told.onRead
  }

  isOfQueue(request: SentRequest): boolean {
    if (SWITCHES.has(request.operation)) return true
    return this.#rows.get(request.number)?.some(({ call_id }) => call_id !== null) === true
  }

  tookEffect(row: StockAttemptFact): boolean {
    return this.#effects.has(nameOf(row))
  }

  /** Whether the request is one of the queue, which has no decision behind it. */
  leaves(request: SentRequest): boolean {
    if (request.operation === SET_POLICIES) {
      hold(!this.isPaused, 'O11', () => 'policies are set although stock is paused')
      hold(this.mayChangePolicies, 'sold-out override', () => 'nobody wanted other policies')
      return true
    }
    if (SWITCHES.has(request.operation)) {
      this.#holdSwitch(request)
      return true
    }
    if (request.operation !== SET_QUANTITIES) return false
    const call = callSchema.parse(request.variables)
    this.holdClaims()
    const isFirst = !this.#bodies.has(call.key)
    this.#holdBytes(call, request)
    const rows = this.#view().attemptsUnder(call.key)
    this.#holdLogged(call, rows)
    this.#rows.set(request.number, rows)
    if (!this.isOfQueue(request)) return false
    this.sent += 1
    hold(!this.isPaused, 'O11', () => `${call.key} left although stock is paused`)
    hold(!this.isSwitchedOff(), 'O11', () => `${call.key} left although stock is not compared`)
    this.#holdAge(rows, request)
    this.#holdOneEach(rows)
    if (isFirst) this.#holdRead(call)
    return true
  }

  served(request: SentRequest): void {
    if (request.operation !== STOCK_LEVELS) return
    const { ids } = idsSchema.parse(request.variables)
    const found = ids.flatMap((item) => {
      const now = this.#store.now(item)
      return now ? [[item, now] as const] : []
    })
    this.#served.set(request.number, new Map(found))
  }

  /** What an answer says of items is known from now on. */
  arrives(request: SentRequest): void {
    // What Shopify does not count takes a count that the journal does not hear of.
    for (const row of this.#rows.get(request.number) ?? []) {
      if (this.#store.now(row.inventory_item_id)?.tracked !== true) this.#onEffect(row)
    }
    const levels = this.#served.get(request.number)
    if (levels === undefined) return
    for (const [item, now] of levels) this.#levels.set(item, now)
    this.#onRead(levels)
  }

  /**
   * A count changed by a request that sets stock: by the row of the log that says so, from the count that was
   * read, once, and after nothing newer.
   */
  heard(change: StoreChange, request: SentRequest): void {
    const { place, before, after } = change
    const [variant = '', field] = place.split('|')
    if (SWITCHES.has(request.operation)) {
      const isCounted = field === 'stock' && before === null
      hold(isCounted, 'R3', () => `${request.operation}: ${place}: ${before} → ${after}`)
      return
    }
    const item = this.#store.itemOf(variant)
    const row = this.#rows.get(request.number)?.find(({ inventory_item_id: id }) => id === item)
    const what = `${place}: ${before} → ${after} by #${request.number}`
    if (field !== 'stock' || row === undefined) {
      hold(false, 'O10', () => `no row of the log says so: ${what}`)
      return
    }
    hold(after === String(row.quantity), 'O9', () => `the log says ${row.quantity}: ${what}`)
    hold(
      before === String(row.shopify_before),
      'O8',
      () => `${row.shopify_before} was read: ${what}`,
    )
    hold(!this.tookEffect(row), 'O7', () => `it takes effect twice: ${what}`)
    const order = this.#order.get(nameOf(row)) ?? 0
    hold(
      order > (this.#newest.get(row.inventory_item_id) ?? 0),
      'O8',
      () => `attempt ${row.sequence} follows a newer one: ${what}`,
    )
    this.#newest.set(row.inventory_item_id, order)
    this.#effects.add(nameOf(row))
    this.#onEffect(row)
  }

  /** What was claimed since the last look is what AMS had at that moment, and may follow by itself. */
  holdClaims(): void {
    for (const claim of this.#view().claimsAfter(this.#checked)) {
      this.#checked = claim.number
      this.#order.set(nameOf(claim), this.#order.size + 1)
      this.#holdClaim(claim)
    }
  }

  /** The next process counts its claims anew. */
  processDied(): void {
    this.holdClaims()
    this.#checked = 0
  }

  #holdClaim(claim: StockClaimFact): void {
    const { sequence, ams_on_hand, ams_committed, on_hand, committed, quantity } = claim
    const wanted = available(ams_on_hand, ams_committed, claim.ams_sold_out)
    const what = `attempt ${sequence} of ${claim.ams_variant_id}`
    hold(
      claim.unsettled === 1,
      'O3',
      () => `${what} is one of ${claim.unsettled} unsettled attempts`,
    )
    hold(
      on_hand === ams_on_hand && committed === (ams_committed ?? 0),
      'O9',
      () => `${what} shows ${on_hand} − ${committed}, AMS has ${ams_on_hand} − ${ams_committed}`,
    )
    hold(
      wanted === quantity,
      'O9',
      () => `${what} sends ${quantity}, AMS has ${ams_on_hand} − ${ams_committed}: ${wanted}`,
    )
    if (claim.call_id === null) return
    hold(
      claim.rule === claim.ams_rule,
      'O9',
      () => `${what} shows the rule ${claim.rule}, it was ${claim.ams_rule}`,
    )
    // Who has Shopify begin to count, takes a variant off sale, or has it made there, means it.
    const isMeant =
      claim.ams_sold_out === 1 ||
      claim.was_created === 1 ||
      this.#switchedOn.has(claim.inventory_item_id)
    const isKnown = claim.has_base === 1 || isMeant
    hold(isKnown, 'held', () => `${what}: both sides never agreed on its count`)
    hold(claim.is_decided_for_ams === 0, 'held', () => `${what}: Shopify’s count was decided`)
  }

  #holdSwitch({ variables, operation }: SentRequest): void {
    const { id, inventoryItemId } = switchSchema.parse(variables)
    const item = id ?? inventoryItemId ?? ''
    hold(!this.isPaused, 'O11', () => `${operation} left although stock is paused`)
    hold(this.maySwitchOn, 'held', () => `${operation} of ${item}, which nobody allowed`)
    const read = this.#levels.get(item)
    const isCounted = read?.tracked === true && read.available !== null
    hold(!isCounted, 'held', () => `${operation} of ${item}, which Shopify counts`)
    this.#switchedOn.add(item)
  }

  #holdBytes({ key }: Call, { body }: SentRequest): void {
    const known = this.#bodies.get(key)
    hold(
      known === undefined || known === body,
      'O4',
      () => `the idempotency key ${key} was sent with other bytes before`,
    )
    this.#bodies.set(key, body)
  }

  /** Row by row what leaves is what the log shows, written before. */
  #holdLogged({ key, input }: Call, rows: readonly StockAttemptFact[]): void {
    const { quantities } = input
    hold(rows.length > 0, 'O10', () => `${key} left before the log had it`)
    hold(
      rows.some(({ status }) => status === null),
      'O10',
      () => `${key} left although all its attempts have ended`,
    )
    const logged = rows.map(
      (row): Row => ({
        inventoryItemId: row.inventory_item_id,
        locationId: row.location_id,
        quantity: row.quantity,
        changeFromQuantity: row.shopify_before,
      }),
    )
    const isSame = JSON.stringify(quantities.map(inOrder)) === JSON.stringify(logged.map(inOrder))
    hold(
      isSame,
      'O10',
      () => `${key} sends ${JSON.stringify(quantities)}, the log shows ${JSON.stringify(logged)}`,
    )
    for (const [index, { row_in_call: place, rows_in_call: of }] of rows.entries()) {
      hold(
        place === index + 1 && of === quantities.length,
        'O10',
        () => `row ${index + 1} of ${quantities.length} is logged as ${place} of ${of}`,
      )
    }
  }

  #holdAge(rows: readonly StockAttemptFact[], { leftAt, number }: SentRequest): void {
    for (const { at, idempotency_key: key } of rows) {
      const ageMs = leftAt - Date.parse(at)
      hold(ageMs < KEY_HOLDS_MS, 'O5', () => `#${number} leaves under ${key}, ${ageMs} ms old`)
    }
  }

  #holdOneEach(rows: readonly StockAttemptFact[]): void {
    for (const { ams_variant_id: id } of rows) {
      const open = this.#view().unsettledOf(id)
      hold(open.length <= 1, 'O3', () => `${open.length} unsettled attempts at once about ${id}`)
    }
  }

  /** A new request stands on what was just read of each item. */
  #holdRead({ input }: Call): void {
    for (const { inventoryItemId: item, quantity, changeFromQuantity } of input.quantities) {
      const read = this.#levels.get(item)
      hold(
        changeFromQuantity !== null && changeFromQuantity === read?.available,
        'O8',
        () =>
          `${item} is set to ${quantity} from ${changeFromQuantity}, read as ${read?.available}`,
      )
      hold(read?.tracked === true, 'held', () => `${item} is set, though Shopify does not count it`)
    }
  }
}

function nameOf({ idempotency_key: key, inventory_item_id: item }: StockAttemptFact): string {
  return `${key} ${item}`
}

function inOrder({ inventoryItemId, locationId, quantity, changeFromQuantity }: Row) {
  return [inventoryItemId, locationId, quantity, changeFromQuantity]
}
