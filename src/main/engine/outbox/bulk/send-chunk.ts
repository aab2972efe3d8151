import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import type { AttemptEnding, BulkKind } from '../../ports'
import { mayBeOneProduct } from '../what-it-concerns'
import { type BulkRun, releaseAll, takeAll } from './bulk-run'
import { type PlannedLine, planLine, stillStands } from './plan-lines'
import { type ReadTogether, readTogether } from './read-together'
import { SeenMeanwhile } from './seen-meanwhile'
import { takeOver } from './take-over'

/** The gap between the last look at the products and the start of the operation that writes them. */
const LONGEST_GAP_MS = 5_000
/** Times that the products are looked at again, and the file without those that moved is sent anew. */
const TRIES = 3
/** Of Shopify's 100 MB for a file. What does not fit goes the ordinary way. */
const MOST_BYTES = 50_000_000

/**
 * Carries out one kind of change of some products by one bulk operation. False: Shopify does not start
 * any, so the rest goes by single requests. What is not settled here waits again.
 */
export async function sendChunk(
  run: BulkRun,
  kind: BulkKind,
  productKeys: readonly string[],
): Promise<boolean> {
  try {
    const lines = await readAndPlan(run, kind, productKeys)
    return await startAndFollow(run, kind, lines)
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) throw thrown
    run.environment.log.info(`A bulk change was not begun: ${thrown.message}`)
    return false
  } finally {
    releaseAll(run, productKeys)
  }
}

async function readAndPlan(
  run: BulkRun,
  kind: BulkKind,
  productKeys: readonly string[],
): Promise<PlannedLine[]> {
  const { store } = run.context
  const taken = [...(await takeAll(run, productKeys))]
  const ids = taken.flatMap(([, entries]) => shopIdOf(entries) ?? [])
  const { read, points } = await readOrLeave(run, ids)
  points.giveBack()
  let bytes = 0
  return taken.flatMap(([key, entries]) => {
    const theirs = read.get(shopIdOf(entries) ?? '')
    const ours = store.ams.product(entries[0]?.amsProductId ?? '')
    const line = theirs && ours && planLine(kind, key, entries, { ours, theirs })
    if (!line) return []
    bytes += JSON.stringify(line.write).length
    return bytes > MOST_BYTES ? [] : [line]
  })
}

async function startAndFollow(
  run: BulkRun,
  kind: BulkKind,
  planned: readonly PlannedLine[],
): Promise<boolean> {
  let lines = planned
  for (let tries = 1; tries <= TRIES; tries++) {
    if (lines.length === 0 || run.hasStopped()) return true
    const began = await start(run, kind, lines)
    if (began.kind === 'one-by-one') return false
    if (began.kind === 'running') {
      const open = run.context.store.bulk.open().find(({ id }) => id === began.id)
      if (!open) throw new Error(`Bulk operation ${began.id} was not kept`)
      const taken = new Map(lines.map(({ productKey, entries }) => [productKey, entries]))
      const before = new Map(began.lines.map(({ productKey, theirs }) => [productKey, theirs]))
      await takeOver(run, open, taken, { before, seen: new SeenMeanwhile(began.lines) })
      return true
    }
    lines = began.lines
  }
  return true
}

/** The products can't be read together, which may be the doing of one: each goes the ordinary way. */
class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

async function readOrLeave(
  run: BulkRun,
  ids: readonly string[],
  writes?: number,
): Promise<ReadTogether> {
  try {
    return await readTogether(run, ids, writes)
  } catch (thrown) {
    if (!mayBeOneProduct(thrown)) throw thrown
    throw new Unreadable(thrown.message, { cause: thrown })
  }
}

type Began =
  | { readonly kind: 'running'; readonly id: number; readonly lines: readonly PlannedLine[] }
  /** Products moved, or the look at them took too long: nothing began; these still stand. */
  | { readonly kind: 'look-again'; readonly lines: readonly PlannedLine[] }
  | { readonly kind: 'one-by-one' }

/** Stores what is sent, uploads it, looks at every product once more, and starts. */
async function start(run: BulkRun, kind: BulkKind, lines: readonly PlannedLine[]): Promise<Began> {
  const { gateway, newKey, now, store } = run.context
  const { clock } = run.environment
  const marker = `concord_${newKey().replaceAll('-', '')}`
  const id = store.bulk.begin({
    kind,
    marker,
    at: now(),
    lines: lines.map(({ productKey, entries, write }) => ({
      productKey,
      entryIds: entries.map((entry) => entry.id),
      write,
    })),
  })
  const endUnsent = (why: string): void => {
    const ending: AttemptEnding = { outcome: 'not-sent', requestId: '', message: why, at: now() }
    store.bulk.settle(id, { outcome: 'NOT STARTED', at: now(), lines: lines.map(() => ending) })
  }
  const path = await gateway.bulk.stage(lines.map(({ write }) => write)).catch((error: unknown) => {
    if (!(error instanceof ConcordError)) throw error
    run.environment.log.info(`The file of a bulk change was not taken: ${error.message}`)
    return null
  })
  if (path === null) {
    endUnsent(t`Its file could not be uploaded.`)
    return { kind: 'one-by-one' }
  }
  const ids = lines.map(({ write }) => write.productId)
  const again = await readOrLeave(run, ids, 1).catch((error: unknown) => {
    endUnsent(t`Its products could not be read.`)
    throw error
  })
  const standing = lines.flatMap((line) => {
    const theirs = again.read.get(line.write.productId)
    return (theirs && stillStands(line, theirs)) ?? []
  })
  try {
    const notAfter = again.askedAt + LONGEST_GAP_MS
    if (standing.length < lines.length || clock.now() > notAfter || clock.now() < again.askedAt) {
      endUnsent(t`Products moved, or were read too long before.`)
      return { kind: 'look-again', lines: standing }
    }
    const began = await gateway.bulk.start({ kind, path, marker, notAfter })
    if (began.kind === 'too-late') {
      endUnsent(t`Products were read too long before.`)
      return { kind: 'look-again', lines: standing }
    }
    if (began.kind === 'not-started') {
      endUnsent(began.error.message)
      return began.error.code === 'store-throttled'
        ? { kind: 'look-again', lines: standing }
        : { kind: 'one-by-one' }
    }
    if (began.kind === 'started') store.bulk.started(id, began.shopifyId)
    return { kind: 'running', id, lines: standing }
  } finally {
    again.points.giveBack()
  }
}

function shopIdOf(entries: readonly { readonly shopifyProductId: string | null }[]): string | null {
  return entries.find(({ shopifyProductId }) => shopifyProductId !== null)?.shopifyProductId ?? null
}
