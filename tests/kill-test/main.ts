import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { createRandom } from '@main/store-simulator/catalogs/seeded-random'
import { SYNC_MODES } from '@shared/contract/sync'
import { EngineChild } from './engine-child'
import { KILL_POINTS, type Order } from './messages'
import { lookAt } from './state-file'
import { StoreChild, type StoredProduct } from './store-child'

const TOKEN = 'shpat_kill_test'
const PRODUCTS = 12
const MOST_ROUNDS = 8
/** A point lies on the way of half of all lives or more. */
const ENOUGH_TIMES = 12

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '600' },
    seed: { type: 'string', default: '1' },
  },
})
const random = createRandom(Number(values.seed))
const programs = dirname(process.argv[1] ?? '')
const folder = mkdtempSync(join(tmpdir(), 'concord-kill-'))
const file = join(folder, 'state.sqlite')
const startedAt = performance.now()
const problems: string[] = []
/** Decisions that an engine called saved before it died. */
let saved = 0
const kills = new Map<string, number>()
/** How often an engine was to die at a point, whether or not it came by. */
const wantedAt = new Map<string, number>()
/** What the store had of each AMS product when it was looked at last. */
const counts = new Map<string, number>()

const store = await StoreChild.start(join(programs, 'store-process.js'), TOKEN)
try {
  const wanted = Number(values.kills)
  let version = 0
  for (let killed = 0; killed < wanted && secondsPassed() < Number(values.seconds); ) {
    version += 1
    if (await liveAndDie(version)) killed += 1
    inspect(`after kill ${killed}`)
    await inspectStore(`after kill ${killed}`)
    if (problems.length > 0) break
  }
  if (problems.length === 0) await converge(version)
  problems.push(...neverReached())
} finally {
  store.close()
  rmSync(folder, { recursive: true, force: true })
}
const total = [...kills.values()].reduce((sum, count) => sum + count, 0)
for (const [point, count] of [...kills].sort(([one], [other]) => one.localeCompare(other)))
  console.log(`${String(count).padStart(4)} × ${point}`)
for (const problem of problems) console.log(`BROKEN ${problem}`)
console.log(
  `${total} kills in ${secondsPassed().toFixed(0)} s, ${saved} decisions saved, ${problems.length} problems`,
)
process.exitCode = problems.length === 0 && total > 0 ? 0 : 1

/** One life of an engine: it works until it is killed. False when it came through unharmed. */
async function liveAndDie(version: number): Promise<boolean> {
  const isRandom = random.next() < 0.3
  const point = isRandom ? 'at a random moment' : random.pick(KILL_POINTS)
  const passes = point === 'inside-accept-all' ? 1 + random.below(4) : 1 + random.below(2)
  const engine = start(point, passes)
  const timer = isRandom ? setTimeout(() => void engine.kill(), 150 + random.below(900)) : undefined
  let isAlive = (await engine.ready()) !== null
  for (const order of workOf(version)) {
    if (!isAlive) break
    const done = await engine.ask(order)
    saved += done?.decided ?? 0
    isAlive = done !== null
  }
  clearTimeout(timer)
  wantedAt.set(point, (wantedAt.get(point) ?? 0) + 1)
  const where = isAlive ? 'when all was done' : point
  kills.set(where, (kills.get(where) ?? 0) + 1)
  await engine.kill()
  return true
}

/** A point that no engine comes by any more would prove nothing. */
function neverReached(): string[] {
  return [...wantedAt].flatMap(([point, times]) =>
    times >= ENOUGH_TIMES && !kills.has(point)
      ? [`${point} was wanted ${times} times, never reached`]
      : [],
  )
}

function start(point: string, passes: number): EngineChild {
  return new EngineChild(join(programs, 'engine-process.js'), [
    file,
    store.url,
    TOKEN,
    point,
    String(passes),
  ])
}

function workOf(version: number): Order[] {
  return [
    { kind: 'push' },
    { kind: 'import', csv: catalog(version) },
    { kind: 'sync', mode: random.pick(SYNC_MODES) },
    { kind: 'push-stock' },
    { kind: 'accept-all' },
    { kind: 'push' },
    { kind: 'push-stock' },
  ]
}

/**
 * A catalog that grows by one product each time, in which some names and prices change. Counts never fall, so
 * that an older one after a newer one is seen (O8).
 */
function catalog(version: number): string {
  const header =
    'product_id,name,vendor,status,shopify_status,variant_id,sku,retail_price,on_hand,cogs\r\n'
  const rows = Array.from({ length: Math.min(PRODUCTS + version, 60) }, (_, index) => {
    const edition = Math.floor((version + index) / 5)
    return `${index},Product ${index} edition ${edition},Fernhill,active,Draft,${index}-1,SKU-${index},${10 + edition}.00,${countOf(version, index)},3.00\r\n`
  })
  return header + rows.join('')
}

function countOf(version: number, index: number): number {
  return 100 + Math.floor((version + index) / 3)
}

/** The file is whole, and nothing that was called saved is missing. */
function inspect(when: string): void {
  const facts = lookAt(file)
  problems.push(...facts.problems.map((problem) => `${when}: ${problem}`))
  if (facts.decisions < saved) {
    problems.push(`${when}: O2: ${saved} decisions were called saved, ${facts.decisions} are there`)
  }
  // What was committed and died before its answer counts from now on.
  saved = facts.decisions
}

/** No AMS product twice in the store, and no count that is older than one that was there. */
async function inspectStore(when: string): Promise<void> {
  const products = await store.products()
  for (const product of products) {
    const id = amsIdOf(product)
    const before = counts.get(id) ?? 0
    const now = availableOf(product)
    if (now < before) problems.push(`${when}: O8: ${id} went from ${before} back to ${now}`)
    counts.set(id, now)
  }
  const ids = products.map(amsIdOf)
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index)
  if (twice.length > 0) problems.push(`${when}: O6: ${twice.join(', ')} exist twice in the store`)
}

function availableOf({ variants }: StoredProduct): number {
  return variants[0]?.levels[0]?.available ?? 0
}

function amsIdOf({ title, metafields }: StoredProduct): string {
  return metafields.find(({ namespace }) => namespace === 'ams')?.value ?? title
}

/** Without further kills everything that waits is carried out, and both sides agree (R1). */
async function converge(version: number): Promise<void> {
  const engine = start('', 1)
  await engine.ready()
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    for (const order of workOf(version)) await engine.ask(order)
    const done = await engine.ask({ kind: 'sync', mode: 'full' })
    if (done?.ended === 'finished' && done.waiting + done.differences === 0) break
    if (round === MOST_ROUNDS) problems.push(`R1: not quiet at last: ${JSON.stringify(done)}`)
  }
  await engine.kill()
  inspect('at last')
  const wanted = catalog(version).trim().split('\r\n').slice(1)
  const products = new Map((await store.products()).map((product) => [amsIdOf(product), product]))
  for (const row of wanted) {
    const [id = '', name, , , , , , price, onHand] = row.split(',')
    const product = products.get(id)
    if (product?.title !== name || product?.variants[0]?.price !== price) {
      problems.push(`R1: AMS has ${name} for ${price}, Shopify ${JSON.stringify(product)}`)
    }
    if (product && availableOf(product) !== Number(onHand)) {
      problems.push(`O7: AMS has ${onHand} of ${id}, Shopify ${availableOf(product)}`)
    }
  }
  if (products.size !== wanted.length) {
    problems.push(`O6: ${products.size} products in the store, ${wanted.length} in AMS`)
  }
}

function secondsPassed(): number {
  return (performance.now() - startedAt) / 1000
}
