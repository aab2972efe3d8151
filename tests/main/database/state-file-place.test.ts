import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyState, holdInPlace } from '@main/database'
import { describe, expect, test } from 'vitest'
import { amsProduct } from '../../support/products'
import { importAms, openState, temporaryFolder } from '../../support/state'
import { appErrorOf } from '../../support/thrown'

describe('P3: the folder that is taken away while its store is open', () => {
  function openIn(folder: string) {
    mkdirSync(folder)
    const state = openState(join(folder, 'state.sqlite'))
    importAms(state.store, [amsProduct()])
    return { ...state, folder, require: holdInPlace(state.path) }
  }

  test('is noticed, also where another one is in its place, and until it is back', () => {
    const { folder, path, require } = openIn(join(temporaryFolder(), 'store'))
    expect(require).not.toThrow()
    renameSync(folder, `${folder}-away`)
    expect(appErrorOf(require)).toMatchObject({ code: 'storage-failed', retryable: true })
    mkdirSync(folder)
    writeFileSync(path, 'another one')
    expect(appErrorOf(require).nextStep).toContain('Back up now')
    rmSync(folder, { recursive: true })
    renameSync(`${folder}-away`, folder)
    expect(require).not.toThrow()
  })

  test('can still be saved elsewhere, with all that was in it', async () => {
    const { folder, db } = openIn(join(temporaryFolder(), 'store'))
    rmSync(folder, { recursive: true })
    const copy = join(temporaryFolder(), 'copy.sqlite')
    await copyState(db, copy)
    expect(openState(copy).store.ams.info()?.products).toBe(1)
  })
})
