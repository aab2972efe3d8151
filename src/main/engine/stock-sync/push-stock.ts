import { ConcordError } from '@shared/contract/app-error'
import { inLanes } from '../in-lanes'
import { isoNow, type StockEntry, type StockRowEnding } from '../ports'
import { applyPolicies } from './apply-policies'
import { countedLevels } from './counted-levels'
import { endingsOf } from './endings-of'
import { pairsAfter } from './pairs-after'
import { settleCall } from './settle-call'
import { settleOpenCalls } from './settle-open-calls'
import type { StockPorts } from './stock-ports'
import { itemsToRead, workOutRows } from './work-out-rows'

/** Rounds of one push in which a count may turn out to be another one than was just read. */
const ROUNDS = 3

/** So many requests are under way at a time: enough to use up the points of an ordinary plan. */
const AT_ONCE = 8

type Group = { readonly entries: readonly StockEntry[]; readonly round: number }

/**
 * Sends every count that waits up to `upTo`, the newest number only, up to 250 with a request and some
 * requests at a time; no variant is in two of them. Ends early by throwing the `ConcordError` of a store that
 * can't be used, or the signal's reason; what was claimed by then is settled, or stays open and is looked at
 * by the next push.
 */
export async function pushStock(ports: StockPorts, signal: AbortSignal): Promise<void> {
  await settleOpenCalls(ports, signal)
  const next = groupsToSend(ports)
  const again: Group[] = []
  await inLanes(AT_ONCE, {
    next: () => again.shift() ?? next(),
    work: async (group) => {
      again.push(...(await sendGroup(ports, group, signal)))
    },
    isOver: () => signal.aborted,
  })
  signal.throwIfAborted()
}

function groupsToSend({ store, upTo, rowsAtOnce: limit }: StockPorts): () => Group | null {
  let after = 0
  return () => {
    const entries = store.stockSync.waiting({ after, upTo, limit })
    const last = entries.at(-1)
    if (!last) return null
    after = last.id
    return { entries, round: 1 }
  }
}

/** Gives what of it goes again at once. */
async function sendGroup(
  ports: StockPorts,
  { entries, round }: Group,
  signal: AbortSignal,
): Promise<readonly Group[]> {
  const { environment, store, gateway, location } = ports
  const { stockSync } = store
  const { items, aside } = itemsToRead(store, entries)
  stockSync.putAside(aside, isoNow(environment.clock))
  if (items.length === 0) return []
  const { levels, refused: notCounted } = await countedLevels(ports, items, signal)
  const notSet = await applyPolicies(ports, entries, levels, signal)
  const refused = new Map([...notSet, ...notCounted])

  // From here to the claim nothing is waited for: what is sent is what AMS has at this moment.
  const at = isoNow(environment.clock)
  const workedOut = workOutRows(store, entries, levels, refused, ports.switchedOn)
  stockSync.putAside(workedOut.aside, at)
  closeAgreed(ports, workedOut.agreed, at)
  const call = stockSync.claim({
    idempotencyKey: environment.chance.uuid(),
    locationId: location.id,
    locationName: location.name,
    rows: workedOut.send,
    at,
  })
  if (!call) return []
  const outcome = await gateway.stock.set(call, signal)
  if (outcome.kind === 'unknown') throw new ConcordError(outcome.error)
  const endings = endingsOf(call, outcome)
  const { kind, requestId } = outcome
  await settleCall(ports, call, endings, { outcome: kind, requestId })
  if (outcome.kind === 'not-sent') throw new ConcordError(outcome.error)
  if (outcome.kind === 'done') return []
  const isUnnamed = outcome.refusals.every(({ row, isAboutKey }) => row === null && !isAboutKey)
  return groupsAgain(store, endings, round, isUnnamed)
}

/** Where Shopify names no row, the bad one is found by halves. */
function groupsAgain(
  { stockSync }: StockPorts['store'],
  endings: readonly StockRowEnding[],
  round: number,
  isUnnamed: boolean,
): readonly Group[] {
  const ids = endings.filter(({ entry }) => entry === 'again').map(({ row }) => row.entry.id)
  const entries = stockSync.stillWaiting(ids)
  if (entries.length === 0) return []
  if (isUnnamed) {
    const half = Math.ceil(entries.length / 2)
    const halves = [entries.slice(0, half), entries.slice(half)]
    return halves.filter(({ length }) => length > 0).map((some) => ({ entries: some, round }))
  }
  // The others go on by themselves; those whose count moves again and again wait for the next push.
  const moving = new Set(endings.filter(hasMoved).map(({ row }) => row.entry.id))
  const calm = entries.filter(({ id }) => !moving.has(id))
  const restless = entries.filter(({ id }) => moving.has(id))
  return [
    ...(calm.length > 0 ? [{ entries: calm, round }] : []),
    ...(restless.length > 0 && round < ROUNDS ? [{ entries: restless, round: round + 1 }] : []),
  ]
}

/** Its count was another one, or Shopify did not know its key: it has to be looked at again. */
function hasMoved({ errorCode }: StockRowEnding): boolean {
  return errorCode === 'CHANGE_FROM_QUANTITY_STALE' || errorCode.startsWith('IDEMPOTENCY_')
}

function closeAgreed(
  { store, onDone }: StockPorts,
  agreed: ReturnType<typeof workOutRows>['agreed'],
  at: string,
): void {
  if (agreed.length === 0) return
  const ids = agreed.map(({ entry }) => entry.id)
  store.stockSync.agreed(pairsAfter(store, agreed, at), ids, at)
  onDone?.(agreed.length)
}
