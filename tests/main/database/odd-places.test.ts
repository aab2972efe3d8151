import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { copyState, enterEpoch, prepareRestore, renewEpoch } from '@main/database'
import { describe, expect, test } from 'vitest'
import { amsProduct } from '../../support/products'
import { importAms, openState, temporaryFolder } from '../../support/state'

const LONG = 'a folder with a name of its own '.repeat(3).trim()

describe('P5: a state file in a folder', () => {
  test.each([
    ['with spaces and an emoji', ' Caf\u00e9 \u{1f33f}  two  spaces'],
    ['with letters that are written in two ways', 'Cafe\u0301 \u1e9b\u0323'],
    ['with right-to-left letters', '\u05d7\u05e0\u05d5\u05ea \u202e'],
    ['that looks like a part of an address', 'file:%2e%2e?mode=memory&x=#1'],
    ['that looks like SQL', `x'; DROP TABLE setting; --`],
    ['that looks like an option', '-wal'],
    ['more than 260 characters deep', join(LONG, LONG, LONG, LONG)],
  ])('%s is opened, kept apart from others, backed up and restored', async (_, name) => {
    const parent = temporaryFolder()
    const folder = join(parent, name)
    mkdirSync(folder, { recursive: true })
    const { db, store, path } = openState(join(folder, 'state.sqlite'))
    enterEpoch(db, path)
    importAms(store, [amsProduct()])
    const backup = join(folder, 'backup.sqlite')
    await copyState(db, backup)
    renewEpoch(db, path)
    db.close()

    const prepared = join(folder, 'prepared.sqlite')
    expect(prepareRestore(backup, prepared).counts.products).toBe(1)
    for (const file of [path, prepared]) {
      expect(openState(file).store.ams.info()?.products).toBe(1)
    }
    expect(openState(join(parent, 'state.sqlite')).store.ams.info()).toBeNull()
  })
})
