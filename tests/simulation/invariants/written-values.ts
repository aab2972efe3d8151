import { z } from 'zod'
import { isSame, listText } from '../world/fields'
import type { SentRequest } from '../world/network'
import type { EntryFact } from '../world/state-view'
import type { StoreChange } from '../world/store-journal'
import { hold } from '../world/violation'
import { isAsListed, isDeletion, type Listed } from './deletions'
import type { KnownWrite, SentRequests } from './sent-requests'
import { SET_QUANTITIES } from './stock-requests'

/** Holds each change that Concord makes in the store against what a person saw and decided (R3, O6). */
export class WrittenValues {
  /** Edits of somebody else inside the gap between read and write: not to be avoided, counted apart. */
  gapEdits = 0
  /** What a person saw listed as deleted before the last push. */
  listed: Listed = new Map()
  /** Requests that changed something, by attempt. */
  readonly #effects = new Map<number, Set<number>>()
  /** Stock writes that changed a count, by decision. */
  readonly #stockSet = new Map<number, number>()
  readonly #created = new Map<string, string[]>()
  readonly #madeBy = new Map<string, number>()
  readonly #requests: SentRequests
  readonly #current: () => SentRequest | null
  readonly #exists: (productId: string) => boolean
  readonly #entriesNow: (attemptId: number) => readonly EntryFact[]

  constructor(
    requests: SentRequests,
    current: () => SentRequest | null,
    exists: (productId: string) => boolean,
    entriesNow: (attemptId: number) => readonly EntryFact[],
  ) {
    this.#requests = requests
    this.#current = current
    this.#exists = exists
    this.#entriesNow = entriesNow
  }

  heard(changes: readonly StoreChange[], isNew: boolean): void {
    const mine = changes.filter(({ by }) => by === 'concord')
    const [first] = mine
    if (first === undefined) return
    // Outside of any request it is a bulk operation that works through its lines.
    const current = this.#current()
    const { stock } = this.#requests
    if (current !== null && stock.isOfQueue(current)) {
      for (const change of mine) stock.heard(change, current)
      return
    }
    const line = this.#requests.bulk.lineOf(first.productId)
    const request = current ?? line?.request ?? null
    const write = current ? this.#requests.writes.get(current.number) : line
    if (!request || !write) {
      hold(false, 'O10', () => `${first.productId} changed without a known request`)
      return
    }
    this.#countEffect(write, request)
    this.#holdWanted(write)
    if (isNew) {
      this.#holdUnique(write, first.productId)
      this.#madeBy.set(first.productId, request.number)
    }
    // A creation is heard in several steps of one request.
    if (this.#madeBy.get(first.productId) === request.number) return
    for (const change of mine) {
      this.#holdSeen(change, write)
      if (request.operation === SET_QUANTITIES) stock.heard(change, request)
    }
  }

  /** What takes effect is still wanted: nobody took the decision back behind its request. */
  #holdWanted({ attempt }: KnownWrite): void {
    const entry = this.#entriesNow(attempt.id).find(({ state }) => state === 'withdrawn')
    hold(
      entry === undefined,
      'O1',
      () => `entry ${entry?.id} takes effect although it was taken back`,
    )
  }

  #countEffect({ attempt }: KnownWrite, request: SentRequest): void {
    const known = this.#effects.get(attempt.id) ?? new Set()
    this.#effects.set(attempt.id, known.add(request.number))
    hold(known.size === 1, 'O10', () => `attempt ${attempt.id} took effect twice`)
  }

  #holdUnique({ attempt, product }: KnownWrite, productId: string): void {
    hold(attempt.operation === 'create-product', 'O6', () => `${attempt.operation} made a product`)
    const made = this.#created.get(product) ?? []
    const twin = made.find((id) => this.#exists(id))
    hold(
      twin === undefined,
      'O6',
      () => `${productId} was made although ${twin} exists for ${product}`,
    )
    this.#created.set(product, [...made, productId])
  }

  /** A count is never set over another than the one that was seen, not even in the gap (O8), and once (O7). */
  #holdCount(entry: EntryFact, place: string, before: string | null, attemptId: number): void {
    hold(
      hasSeen(entry, place, before),
      'O8',
      () => `a count of ${before} was overwritten while the person saw ${entry.theirs}`,
    )
    const known = this.#stockSet.get(entry.id) ?? attemptId
    this.#stockSet.set(entry.id, known)
    hold(known === attemptId, 'O7', () => `the count of entry ${entry.id} was applied twice`)
  }

  #holdSeen(change: StoreChange, { entries, attempt }: KnownWrite): void {
    const { place, productId, before, after, previous } = change
    const what = `${productId} ${place}: ${before} → ${after} by ${attempt.operation}`
    if (after === undefined) {
      this.#holdDeleted(change, entries, what)
      return
    }
    if (before === undefined) {
      const isDecided = entries.some((entry) => entry.kind === 'variant' && !isDeletion(entry))
      hold(isDecided, 'R3', () => `a variant nobody decided: ${what}`)
      return
    }
    const entry =
      entries.find((candidate) => isAbout(candidate, place)) ??
      entries.find((candidate) => isMovedWithOptions(candidate, place))
    hold(entry !== undefined, 'R3', () => `a value nobody decided: ${what}`)
    if (entry?.field === 'stock') {
      // Who sets it back meanwhile leaves what the person saw, and what was lost is sent again.
      if (previous?.by === 'admin') this.#stockSet.delete(entry.id)
      this.#holdCount(entry, place, before, attempt.id)
      return
    }
    if (entry !== undefined && isMovedWithOptions(entry, place)) {
      holdSameValues(attempt.operation, entry, { before, after, what })
      return
    }
    if (previous?.by === 'concord' || entry === undefined) return
    if (hasSeen(entry, place, before)) return
    hold(
      this.#isInGap(change),
      'R3',
      () => `lost update: ${what}, while the person saw ${entry.theirs}`,
    )
    this.gapEdits += 1
  }

  /** Somebody changed it after the read was served: not to be avoided. */
  #isInGap({ productId, previous }: StoreChange): boolean {
    const read = this.#requests.groundRead(productId)
    return previous !== undefined && read !== undefined && previous.at >= read.servedAt
  }

  /** Only a variant that was decided, listed, and is as it was listed may go; nothing else ever. */
  #holdDeleted(change: StoreChange, entries: readonly EntryFact[], what: string): void {
    const [variant = '', field = ''] = change.place.split('|')
    const entry = entries.find(
      (candidate) => isDeletion(candidate) && candidate.shopify_variant_id === variant,
    )
    hold(entry !== undefined, 'deletions', () => `nobody decided to delete it: ${what}`)
    const deletion = entry && this.listed.get(entry.id)
    hold(deletion !== undefined, 'deletions', () => `it was in no list: ${what}`)
    if (!deletion || isAsListed(deletion, field, change.before ?? null)) return
    hold(
      this.#isInGap(change),
      'deletions',
      () => `it was listed as ${JSON.stringify(deletion)}: ${what}`,
    )
    this.gapEdits += 1
  }
}

function isAbout(entry: EntryFact, place: string): boolean {
  const [variant, field] = place.split('|')
  if (variant !== '') return entry.field === field && entry.shopify_variant_id === variant
  return entry.field === field || (entry.field === 'status' && field === 'shopify-status')
}

function hasSeen(entry: EntryFact, place: string, before: string | null): boolean {
  const seen = textOf(entry.theirs)
  if (entry.field === 'status') {
    return seen === (before === 'ACTIVE' || before === 'UNLISTED' ? 'active' : 'inactive')
  }
  return isSame(place.split('|')[1] ?? '', seen, before)
}

/** Values stand where their options stand, so they move with them. */
function isMovedWithOptions(entry: EntryFact, place: string): boolean {
  return entry.field === 'option-names' && place.endsWith('|option-values')
}

type Moved = {
  readonly before: string | null
  readonly after: string | null
  readonly what: string
}

/** A change of options alone keeps every value; only those of an option that is new are AMS's. */
function holdSameValues(operation: string, entry: EntryFact, { before, after, what }: Moved): void {
  const was = listOf(before)
  const is = listOf(after)
  const added = listOf(textOf(entry.ours)).length - listOf(textOf(entry.theirs)).length
  const isKept: Readonly<Record<string, () => boolean>> = {
    'create-options': () => was.every((value, place) => is[place] === value),
    'delete-options': () => is.every((value) => was.includes(value)),
    'reorder-options': () => [...was].sort().join('|') === [...is].sort().join('|'),
    'update-variants': () =>
      was.length === is.length && is.filter((value, place) => was[place] !== value).length <= added,
  }
  hold(
    isKept[operation]?.() === true,
    'R3',
    () => `values did not move with their options: ${what}`,
  )
}

const listSchema = z.array(z.string())

function listOf(text: string | null): readonly string[] {
  return text === null ? [] : listSchema.parse(JSON.parse(text))
}

const valueSchema = z.union([z.string(), z.array(z.string()), z.null()])

/** A stored value as the simulation's own text. */
export function textOf(json: string): string | null {
  const value = valueSchema.parse(JSON.parse(json))
  return Array.isArray(value) ? listText(value) : value
}
