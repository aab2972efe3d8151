import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { BY_ONE_WAY } from '../engine/by-one-way.mts'

const FOLDER = 'tests/engine'
const FILES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => `${FOLDER}/${name}`)
/** What brings AMS's catalog in by the way of the run: the bench, or a helper that opens one with the sample. */
const BRINGS_CATALOG = /\bimportCsv\(|\bimportProducts\(|\bcomparedSample\(/

describe('the engine by file and by server', () => {
  test('what runs by one way alone is there, and says why', () => {
    expect(Object.keys(BY_ONE_WAY).filter((file) => !FILES.includes(file))).toEqual([])
    for (const reason of Object.values(BY_ONE_WAY)) expect(reason).not.toBe('')
  })

  test('whatever brings a catalog in runs by both ways, unless its subject is one of them', () => {
    const idle = FILES.filter((file) => {
      const brings = BRINGS_CATALOG.test(readFileSync(file, 'utf8'))
      const reason = BY_ONE_WAY[file]
      return brings ? reason?.startsWith('brings no catalog') : reason === undefined
    })
    expect(idle).toEqual([])
  })
})
