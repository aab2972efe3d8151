import type { SendHttp } from '@main/shopify'
import type { StoreInProcess } from '@main/store-simulator'
import { z } from 'zod'
import type { Dice } from '../simulation/world/dice'
import type { VirtualTime } from '../simulation/world/virtual-time'

/** Each way of a request: a cable at home and Shopify's own work. */
const WAY_MS = { shortest: 50, longest: 200 } as const

const requestSchema = z.object({
  operationName: z.string(),
  variables: z.object({
    id: z.string().optional(),
    ids: z.array(z.string()).optional(),
    product: z.object({ id: z.string() }).optional(),
  }),
})
const answerSchema = z.object({
  errors: z.array(z.object({ extensions: z.object({ code: z.string() }) })).optional(),
  extensions: z.object({ cost: z.object({ actualQueryCost: z.number().nullable() }) }),
})

/** The way to a store that is alone with its client, with all that travels on it counted. */
export class WatchedNetwork {
  pointsUsed = 0
  throttled = 0
  requests = 0
  mostAtOnce = 0
  readonly names: string[] = []
  /** When the last request left. */
  lastLeftAt = 0
  /** Longest time between asking for a product and the leaving of a write onto it. */
  longestGapMs = 0
  /** Writes that left while another request about their product was on its way. */
  overlaps = 0
  readonly #store: StoreInProcess
  readonly #time: VirtualTime
  readonly #dice: Dice
  readonly #askedAt = new Map<string, number>()
  readonly #onTheWay: (readonly string[])[] = []

  constructor(store: StoreInProcess, time: VirtualTime, dice: Dice) {
    this.#store = store
    this.#time = time
    this.#dice = dice
  }

  readonly send: SendHttp = async (url, { method, headers, body = '' }) => {
    const { operationName, variables } = requestSchema.parse(JSON.parse(String(body)))
    const { ids = [], id, product } = variables
    const about = [...ids, ...(id === undefined ? [] : [id]), ...(product ? [product.id] : [])]
    if (product) this.#watchWrite(product.id)
    else if (operationName.startsWith('Product')) {
      for (const read of about) this.#askedAt.set(read, this.#time.now())
    }
    this.requests += 1
    this.names.push(operationName)
    this.lastLeftAt = this.#time.now()
    this.#onTheWay.push(about)
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#onTheWay.length)
    await this.#time.wait(this.#way())
    const path = new URL(url).pathname
    const answer = await this.#store.exchange({ method, path, headers, body })
    this.#count(answer.body)
    await this.#time.wait(this.#way())
    this.#onTheWay.splice(this.#onTheWay.indexOf(about), 1)
    return {
      status: answer.status,
      headers: { get: (name) => answer.headers.get(name.toLowerCase()) ?? null },
      text: () => Promise.resolve(answer.body),
      body: null,
    }
  }

  /** Counts from here on. */
  reset(): void {
    this.pointsUsed = 0
    this.throttled = 0
    this.requests = 0
    this.mostAtOnce = 0
    this.names.length = 0
  }

  #watchWrite(product: string): void {
    if (this.#onTheWay.some((about) => about.includes(product))) this.overlaps += 1
    const gapMs = this.#time.now() - (this.#askedAt.get(product) ?? -Infinity)
    this.longestGapMs = Math.max(this.longestGapMs, gapMs)
  }

  #count(body: string): void {
    const { errors = [], extensions } = answerSchema.parse(JSON.parse(body))
    this.pointsUsed += extensions.cost.actualQueryCost ?? 0
    if (errors.some(({ extensions: { code } }) => code === 'THROTTLED')) this.throttled += 1
  }

  #way(): number {
    return this.#dice.between(WAY_MS.shortest, WAY_MS.longest)
  }
}
