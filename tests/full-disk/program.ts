import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openStateFile, sqliteStateStore } from '@main/database'
import type { Database } from '@main/database/database'
import { whyDamaged } from '@main/database/state-file-checks'
import type { StateStore } from '@main/engine/ports'
import type { AmsProduct } from '@shared/catalog/product'
import { toAppError } from '@shared/contract/app-error'
import { compareFilterSchema } from '@shared/contract/review'
import { leave } from './fill'
import type { Outcome, Told } from './told'

/*
 * On a disk of its own, mounted where only this process sees it: leaves room for ever one page more, until an action
 * finds enough, and looks at the state after each time that it did not.
 */

const [folder = '', answer = ''] = process.argv.slice(2)
const MOST_PAGES = 2_000
const filler = join(folder, 'filler')
const AT = '2026-11-23T08:00:00.000Z'
const EVERYTHING = compareFilterSchema.parse({})

type Action = (store: StateStore) => void

const acceptAll: Action = ({ decisions }) => {
  const stamp = { label: 'Accept All', at: AT, newKey: () => crypto.randomUUID() }
  decisions.acceptAll({ filter: EVERYTHING, choice: 'ours', ...stamp })
}

/** The same products under other names, as a catalog file brings them. */
const importFile: Action = ({ ams, imports }) => {
  const desk = imports.begin()
  try {
    desk.beginCatalog('catalog.csv', AT)
    for (const [place, id] of idsOf(ams).entries()) {
      const product: AmsProduct = { ...known(ams.product(id)), name: `Imported ${id}` }
      desk.stage({ place, kind: 'changed', product, source: product, likeKeys: [] })
    }
    desk.switchTo(AT, () => undefined)
  } finally {
    desk.close()
  }
}

const idsOf = (ams: StateStore['ams']): string[] =>
  ams.existing(Array.from({ length: 100 }, (_, at) => String(at)))

function known(product: AmsProduct | null): AmsProduct {
  if (!product) throw new Error('It is gone')
  return product
}

/** All that a person did or sees. */
function pictureOf(db: Database, { ams }: StateStore): string {
  return JSON.stringify([
    db.prepare(`SELECT * FROM decision ORDER BY id`).all(),
    db.prepare(`SELECT * FROM outbox_entry ORDER BY id`).all(),
    db.prepare(`SELECT label, state FROM decision_batch ORDER BY id`).all(),
    ams.products(idsOf(ams)),
    ams.info(),
  ])
}

function tryWithEverMore(action: Action): Outcome {
  const db = openStateFile(join(folder, 'state.sqlite'))
  try {
    const store = sqliteStateStore(db)
    const before = pictureOf(db, store)
    const codes: string[] = []
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      // The log keeps its room: without it the next try would need none.
      db.pragma('wal_checkpoint(TRUNCATE)')
      leave(filler, pages)
      try {
        action(store)
        return { codes, isChanged: pictureOf(db, store) !== before, damage: whyDamaged(db) }
      } catch (thrown) {
        codes.push(toAppError(thrown).code)
        if (pictureOf(db, store) !== before)
          return { codes: [...codes, 'half'], isChanged: true, damage: null }
      } finally {
        rmSync(filler)
      }
    }
    return { codes: [...codes, 'never'], isChanged: false, damage: null }
  } finally {
    db.close()
  }
}

const told: Told = {
  acceptAll: tryWithEverMore(acceptAll),
  importFile: tryWithEverMore(importFile),
}
writeFileSync(answer, JSON.stringify(told))
