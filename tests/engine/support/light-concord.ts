import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStateFile, sqliteStateStore } from '@main/database'
import { amsChangeSaver } from '@main/database/ams-change-saver'
import { editedProductSaver } from '@main/database/edited-product-saver'
import { Generations } from '@main/database/generations'
import {
  decideConflicts,
  readServer,
  type Sending,
  sendWaiting,
  settleOpen,
} from '@main/engine/ams-server'
import type { AmsServer, StateStore } from '@main/engine/ports'
import type { AmsProduct } from '@shared/catalog/product'
import { quietEnvironment, type TestAmsServer } from '../../support/ams-server'

const NEVER = new AbortController().signal

/** A Concord that has nothing but its state file and the line to an AMS server. */
export type LightConcord = {
  readonly store: StateStore
  /** Bytes of pictures that are on this computer, by their SHA-256. */
  readonly pictures: Map<string, Uint8Array>
  product(id: string): AmsProduct
  read(options?: { readonly allowShrunken?: boolean }): Promise<void>
  send(): Promise<void>
  /** What a person, a decision or a file does to the product, whatever the way. */
  edit(id: string, change: (product: AmsProduct) => AmsProduct): void
  /** A person takes back that it was made. */
  remove(id: string): void
  /** A sale, a receipt, a count: through the ledger. */
  move(id: string, units: number): void
  /** A person decides the only conflict of a product. */
  decide(id: string, keep: 'ours' | 'theirs'): void
  /** The process dies and another one opens the same file. */
  restart(): void
  close(): void
}

export function lightConcord(
  server: TestAmsServer,
  client: AmsServer = server.client(),
): LightConcord {
  const folder = mkdtempSync(join(tmpdir(), 'concord-light-'))
  const stateFile = join(folder, 'state.sqlite')
  const environment = quietEnvironment()
  const pictures = new Map<string, Uint8Array>()
  const open = () => {
    const db = openStateFile(stateFile)
    const store = sqliteStateStore(db)
    store.amsServer.connect(server.url)
    return { db, store }
  }
  let { db, store } = open()
  const sourceName = 'AMS server of the test'
  const sending = (): Sending => ({
    environment,
    store,
    server: client,
    sourceName,
    imageBytes: (sha256) => Promise.resolve(pictures.get(sha256) ?? null),
  })
  const at = (): string => new Date().toISOString()
  const product = (id: string): AmsProduct => {
    const found = store.ams.product(id)
    if (!found) throw new Error(`There is no ${id}`)
    return found
  }
  return {
    get store() {
      return store
    },
    pictures,
    product,
    async read({ allowShrunken = false } = {}) {
      await settleOpen(sending(), NEVER)
      const common = { environment, store, server: client, sourceName }
      await readServer({ ...common, currencyCode: 'USD', allowShrunken }, NEVER)
    },
    send: () => sendWaiting(sending(), NEVER),
    edit(id, change) {
      const save = amsChangeSaver(db, new Generations(db))
      db.transaction(() => save(change(product(id)), null, at()))()
    },
    remove(id) {
      const unmade = { kind: 'unmade', product: product(id) } as const
      const save = editedProductSaver(db, new Generations(db))
      db.transaction(() => {
        save([{ id, product: null, changes: [unmade], pair: null, movesIdentity: true }], at())
      })()
    },
    move(id, units) {
      const before = product(id)
      const [variant, ...others] = before.variants
      if (!variant) throw new Error(`${id} has no variant`)
      const after = { ...variant, onHand: (variant.onHand ?? 0) + units }
      const kind = units < 0 ? 'sale' : 'receipt'
      const ours = { ...before, variants: [after, ...others] }
      const moved = { amsProductId: id, amsVariantId: variant.id, kind, reason: '' } as const
      store.stock.keep(
        { ...moved, quantity: Math.abs(units), before: variant, after, at: at() },
        ours,
        null,
      )
    },
    decide(id, keep) {
      const [place] = store.amsServer.conflictsOf(id)
      if (!place) throw new Error(`Nothing of ${id} is in conflict`)
      decideConflicts({ store, sourceName, at: at() }, id, [place], keep)
    },
    restart() {
      db.close()
      ;({ db, store } = open())
    },
    close() {
      db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
