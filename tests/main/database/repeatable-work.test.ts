import { describe, expect, test } from 'vitest'
import { AT, openState } from '../../support/state'

const synchronous = (db: ReturnType<typeof openState>['db']): unknown =>
  db.pragma('synchronous', { simple: true })

describe('work that a next run would do again', () => {
  test('is one transaction, not flushed by itself, and everything after it is', () => {
    const { db, store } = openState()
    const during = store.repeatable(() => {
      store.runs.setSetting('a', '1')
      expect(db.inTransaction).toBe(true)
      return synchronous(db)
    })
    // sqlite.org/pragma.html#pragma_synchronous: 1 is NORMAL, 2 is FULL.
    expect([during, synchronous(db), db.inTransaction]).toEqual([1, 2, false])
    expect(store.runs.setting('a')).toBe('1')
  })

  test('leaves nothing when it fails, and flushing is as before', () => {
    const { db, store } = openState()
    const failing = () =>
      store.repeatable(() => {
        store.shop.beginRead(AT)
        store.runs.setSetting('a', '1')
        throw new Error('Half way')
      })
    expect(failing).toThrow('Half way')
    expect(store.runs.setting('a')).toBeNull()
    expect([synchronous(db), db.inTransaction]).toEqual([2, false])
  })

  test('is a part of the transaction around it', () => {
    const { db, store } = openState()
    const outer = db.transaction(() => {
      store.repeatable(() => store.runs.setSetting('a', '1'))
      expect(synchronous(db)).toBe(2)
      throw new Error('Half way')
    })
    expect(outer).toThrow('Half way')
    expect(store.runs.setting('a')).toBeNull()
  })
})
