import { z } from 'zod'
import type { SentRequest } from '../world/network'
import type { SentFile } from '../world/sent-file'
import type { AttemptFact, StateView } from '../world/state-view'
import { hold } from '../world/violation'
import { coversAllValues } from './payload'
import type { KnownWrite } from './sent-requests'

export const START = 'RunBulkMutation'
/** Places a file for a start; nothing in the shop changes by it. */
export const STAGE = 'StageBulkLines'
/** Stops what is running; nothing new takes effect by it. */
export const CANCEL = 'CancelBulkOperation'
/** From the last look at the products to the start of the operation that writes them. */
const LONGEST_GAP_MS = 5_000

const startSchema = z.object({ path: z.string(), marker: z.string() })
const lineSchema = z.object({
  productId: z.string().optional(),
  product: z.object({ id: z.string() }).optional(),
})
const payloadSchema = z.object({ productId: z.string() })

type Look = {
  readonly askedAt: (product: string) => number | undefined
  readonly mustBeRead: (product: string) => boolean
}

/** Holds the start of a bulk operation, line by line, against what was stored and read before (R3, O3, O5, O10). */
export class BulkStarts {
  /** The line that wrote, or will write, a product: of the operation that was started last. */
  readonly #lines = new Map<string, KnownWrite & { readonly request: SentRequest }>()
  readonly #files = new Map<string, readonly string[]>()
  readonly #started = new Set<string>()
  readonly #attempts = new Set<number>()

  uploads({ key, lines }: SentFile): void {
    this.#files.set(key, lines)
  }

  /** What writes this product as a line of a file. */
  lineOf(product: string) {
    return this.#lines.get(product)
  }

  /** Products that are a line by this attempt. */
  productsOf(attemptId: number): string[] {
    return [...this.#lines.values()].flatMap(({ attempt, product }) =>
      attempt.id === attemptId ? [product] : [],
    )
  }

  /** Whether the operation of this attempt was started: from then on a read is no look at the ground. */
  hasStarted(attemptId: number): boolean {
    return this.#attempts.has(attemptId)
  }

  /** A start that was answered, or whose answer was lost, is never sent again; one turned away may be. */
  mayHaveBegun(request: SentRequest): void {
    this.#started.add(startSchema.parse(request.variables).path)
  }

  /** Gives the products that it writes. */
  leaves(request: SentRequest, view: StateView, look: Look): readonly string[] {
    const { path, marker } = startSchema.parse(request.variables)
    hold(!this.#started.has(path), 'O5', () => `${path} is started twice`)
    const lines = this.#files.get(path) ?? []
    hold(lines.length > 0, 'O10', () => `${path} has no lines`)
    const bulk = view.bulkAttempts()
    const open = view.openAttempts()
    const products = lines.map((line) => {
      const variables: unknown = JSON.parse(line)
      const { productId, product: named } = lineSchema.parse(variables)
      const product = productId ?? named?.id ?? ''
      const [attempt, ...others] = open.filter((candidate) => writes(candidate, product))
      if (attempt === undefined || others.length > 0) {
        hold(false, 'O3', () => `${others.length} further unsettled attempts about ${product}`)
        return product
      }
      hold(bulk.has(attempt.id), 'O10', () => `${product} is in ${marker} by a single attempt`)
      const uncovered = coversAllValues(attempt.payload, variables)
      hold(uncovered === null, 'O10', () => `"${uncovered}" is sent but not stored`)
      hold(!look.mustBeRead(product), 'O5', () => `${product} was not read after a lost answer`)
      const gapMs = request.leftAt - (look.askedAt(product) ?? Number.NEGATIVE_INFINITY)
      hold(
        gapMs <= LONGEST_GAP_MS,
        'R3',
        () => `${marker} left ${gapMs} ms after ${product} was read`,
      )
      this.#attempts.add(attempt.id)
      const entries = view.entriesOfAttempt(attempt.id)
      this.#lines.set(product, { attempt, entries, product, request })
      return product
    })
    hold(new Set(products).size === products.length, 'O3', () => `${marker} has a product twice`)
    return products
  }
}

function writes({ payload }: AttemptFact, product: string): boolean {
  return payloadSchema.safeParse(JSON.parse(payload)).data?.productId === product
}
