import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStateFile, sqliteStateStore } from '@main/database'
import { type Database, openConnection } from '@main/database/database'
import { migrate } from '@main/database/migrate'
import { migrations } from '@main/database/migrations'
import type { StateStore } from '@main/engine/ports'
import { matchAndCompare } from '@main/engine/syncing/match-and-compare'
import { SyncProgress } from '@main/engine/syncing/progress'
import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import { type CompareFilter, compareFilterSchema } from '@shared/contract/review'
import BetterSqlite3 from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { fakeEnvironment } from './fake-environment'

export const AT = '2026-11-23T08:00:00.000Z'
export const LATER = '2026-11-23T09:00:00.000Z'

/** A folder of its own for the test that asks, gone afterwards. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'concord-unit-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export type TestState = { readonly db: Database; readonly store: StateStore; readonly path: string }

/** A real state file in a temporary folder. */
export function openState(path = join(temporaryFolder(), 'state.sqlite')): TestState {
  const db = openStateFile(path)
  onTestFinished(() => {
    db.close()
  })
  return { db, store: sqliteStateStore(db), path }
}

let template: Buffer | null = null

/** An empty state file as bytes: thousands of states are made of it quicker than by migrating. */
function emptyState(): Buffer {
  const db = openConnection(':memory:', undefined)
  migrate(db, migrations)
  const bytes = db.serialize()
  db.close()
  return bytes
}

/** A state in memory, for tests that need many of them. The caller closes it. */
export function memoryState(): Omit<TestState, 'path'> {
  template ??= emptyState()
  const db = new BetterSqlite3(template)
  return { db, store: sqliteStateStore(db) }
}

/** Makes `products` the AMS catalog. */
export function importAms(store: StateStore, products: readonly AmsProduct[], at = AT): void {
  const desk = store.imports.begin()
  desk.beginCatalog('test.csv', at)
  for (const [place, product] of products.entries()) {
    desk.stage({ place, kind: 'new', product, source: product, likeKeys: [] })
  }
  desk.switchTo(at, () => undefined)
  desk.close()
  store.imports.sweep()
}

/** Makes `products` Shopify's catalog as last read. */
export function readShop(store: StateStore, products: readonly ShopProduct[], at = AT): void {
  const read = store.shop.beginRead(at)
  for (const product of products) store.shop.stageProduct(read, product)
  store.shop.findMoved(read, '', 1000)
  store.shop.findGone(read, '', 1000)
  store.shop.switchTo(read, at)
  store.shop.sweep(Number.MAX_SAFE_INTEGER)
}

/** Matches and compares what the store holds, as a sync run does. */
export async function compare(store: StateStore): Promise<void> {
  const environment = fakeEnvironment()
  const progress = new SyncProgress(environment.clock, () => undefined)
  const { signal } = new AbortController()
  await matchAndCompare({ environment, store, progress, signal })
}

export async function compared(
  ours: readonly AmsProduct[],
  theirs: readonly ShopProduct[],
): Promise<TestState> {
  const state = openState()
  importAms(state.store, ours)
  readShop(state.store, theirs)
  await compare(state.store)
  return state
}

export function filter(more: Partial<CompareFilter> = {}): CompareFilter {
  return { ...compareFilterSchema.parse({}), ...more }
}

let made = 0
/** What the engine adds to a decision. */
export function stamp(label = 'Use AMS', at = AT) {
  return { label, at, newKey: () => `key-${++made}` }
}

/** Every row of the tables that make up decisions, to hold one state against another. */
export function decisionTables(db: Database): Record<string, unknown[]> {
  return {
    current: db
      .prepare(
        `SELECT difference_key, choice FROM decision WHERE state = 'current' ORDER BY difference_key`,
      )
      .all(),
    waiting: db
      .prepare(
        `SELECT difference_key, direction, state, ours, theirs, idempotency_key, reason, settled_at
         FROM outbox_entry WHERE state <> 'withdrawn' ORDER BY difference_key`,
      )
      .all(),
  }
}

/** Puts entries in flight, one by one, as a push does with all entries of a product. */
export function putInFlight({ db }: Pick<TestState, 'db'>, entryIds: readonly number[]): void {
  const put = db.prepare(`UPDATE outbox_entry SET state = 'in-flight' WHERE id = ?`)
  for (const id of entryIds) put.run(id)
}
