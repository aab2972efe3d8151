import type { AmsProduct } from '@shared/catalog/product'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type TestAmsServer, testAmsServer } from '../support/ams-server'
import { amsProduct, amsVariant } from '../support/products'
import { type LightConcord, lightConcord } from './support/light-concord'

/**
 * Two Concords and somebody at AMS itself change one catalog at the same time, over a line that loses requests and
 * answers, and both Concords die now and then. No value may vanish that nobody knowingly replaced, and no unit.
 */
const IDS = ['bowl', 'mug'] as const
const FIELDS = ['name', 'vendor', 'price'] as const
type Field = (typeof FIELDS)[number]
type Who = 'first' | 'second' | 'office'
type Step =
  | { readonly kind: 'edit'; readonly who: Who; readonly id: string; readonly field: Field }
  | { readonly kind: 'move'; readonly who: Who; readonly id: string; readonly units: number }
  | { readonly kind: 'read' | 'send' | 'restart'; readonly who: Exclude<Who, 'office'> }
  | { readonly kind: 'lose'; readonly when: 'before' | 'after'; readonly skip: number }

const id = fc.constantFrom(...IDS)
const who = fc.constantFrom<Who>('first', 'second', 'office')
const concord = fc.constantFrom<Exclude<Who, 'office'>>('first', 'second')
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('edit' as const), who, id, field: fc.constantFrom(...FIELDS) }),
  fc.record({ kind: fc.constant('move' as const), who, id, units: fc.constantFrom(-1, -2, 3) }),
  fc.record({ kind: fc.constantFrom('read' as const, 'send' as const), who: concord }),
  fc.record({ kind: fc.constant('restart' as const), who: concord }),
  fc.record({
    kind: fc.constant('lose' as const),
    when: fc.constantFrom('before' as const, 'after' as const),
    skip: fc.nat({ max: 3 }),
  }),
)

test('two Concords editing against one AMS server never lose an update', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), async (steps) => {
      const world = await openWorld()
      try {
        for (const one of steps) await world.take(one)
        await world.settle()
        world.prove()
      } finally {
        await world.close()
      }
    }),
    { numRuns: Number(process.env['AMS_RUNS'] ?? 15), endOnFailure: true },
  )
})

async function openWorld() {
  const start = IDS.map((one) =>
    amsProduct({ id: one, name: one, variants: [amsVariant({ id: `${one}-1`, onHand: 20 })] }),
  )
  const server = await testAmsServer(start)
  const people = { first: lightConcord(server), second: lightConcord(server) }
  const concords = Object.values(people)
  for (const one of concords) await one.read()
  const units = new Map<string, number>(IDS.map((one) => [one, 20]))
  /** Every value that was ever written, and the one that was seen and replaced by it. */
  const edits: { id: string; field: Field; value: string; over: string }[] = []
  let lost: { when: 'before' | 'after'; skip: number } | null = null
  server.spoil = () => {
    if (lost === null || lost.skip-- > 0) return null
    const { when } = lost
    lost = null
    return { when }
  }

  const despiteLosses = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      if (!String(error).includes('does not answer')) throw error
    }
  }
  const edit = (by: Who, one: string, field: Field): void => {
    const value = field === 'price' ? `${edits.length + 1}.25` : `${field} ${edits.length + 1}`
    const change = (product: AmsProduct): AmsProduct => {
      edits.push({ id: one, field, value, over: valueOf(product, field) })
      return withValue(product, field, value)
    }
    if (by === 'office') server.edit(one, change)
    else people[by].edit(one, change)
  }
  const move = (by: Who, one: string, by_units: number): void => {
    units.set(one, (units.get(one) ?? 0) + by_units)
    if (by === 'office') sellAtOffice(server, one, by_units)
    else people[by].move(one, by_units)
  }
  return {
    async take(next: Step): Promise<void> {
      switch (next.kind) {
        case 'edit':
          return edit(next.who, next.id, next.field)
        case 'move':
          return move(next.who, next.id, next.units)
        case 'lose':
          lost = { when: next.when, skip: next.skip }
          return
        case 'restart':
          return people[next.who].restart()
        case 'read':
          return despiteLosses(() => people[next.who].read())
        case 'send':
          return despiteLosses(() => people[next.who].send())
      }
    },
    /** The line holds, and everybody comes to rest. */
    async settle(): Promise<void> {
      lost = null
      for (let round = 0; round < 3; round++) {
        for (const one of concords) {
          await one.read()
          await one.send()
        }
      }
      for (const one of concords) await one.read()
    },
    prove(): void {
      for (const one of IDS) {
        const served = server.catalog.products.find(one)?.product
        if (!served) throw new Error(`${one} is gone`)
        expect(served.variants[0]?.onHand).toBe(units.get(one))
        for (const each of concords) {
          expect(each.product(one).variants[0]?.onHand).toBe(units.get(one))
          for (const field of FIELDS) proveField(each, served, field)
        }
      }
      for (const { id: one, field, value } of edits) {
        const isThere = [
          server.catalog.products.find(one)?.product,
          ...concords.map((each) => each.product(one)),
        ].some((product) => product && valueOf(product, field) === value)
        const isReplaced = edits.some(
          (other) => other.id === one && other.field === field && other.over === value,
        )
        expect(isThere || isReplaced, `${value} of ${one} vanished`).toBe(true)
      }
    },
    async close(): Promise<void> {
      for (const one of concords) one.close()
      await server.close()
    },
  }
}

/** What a Concord shows otherwise than the server is a conflict that a person sees. */
function proveField(concordOf: LightConcord, served: AmsProduct, field: Field): void {
  const ours = concordOf.product(served.id)
  const places = concordOf.store.amsServer.conflictsOf(served.id).map((place) => place.field)
  const isConflict = places.includes(field === 'price' ? 'retailPrice' : field)
  if (valueOf(ours, field) === valueOf(served, field)) expect(isConflict).toBe(false)
  else expect(isConflict, `${field} of ${served.id} differs and nobody is asked`).toBe(true)
}

function sellAtOffice(server: TestAmsServer, one: string, by: number): void {
  const rows = [{ variantId: `${one}-1`, onHandBy: by, commitmentsBy: 0, firstCount: null }]
  server.catalog.stock.move(crypto.randomUUID(), { productId: one, rows, reason: 'Office' })
}

function valueOf(product: AmsProduct, field: Field): string {
  return field === 'price' ? (product.variants[0]?.retailPrice ?? '') : product[field]
}

function withValue(product: AmsProduct, field: Field, value: string): AmsProduct {
  if (field !== 'price') return { ...product, [field]: value }
  const variants = product.variants.map((variant) => ({ ...variant, retailPrice: value }))
  return { ...product, variants }
}
