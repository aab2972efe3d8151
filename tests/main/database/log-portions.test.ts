import { expect, test } from 'vitest'
import { openState } from '../../support/state'

test('the log is carried over in small portions while work writes much, and whole when it has ended', async () => {
  const { db, store } = openState()
  const portion = (): unknown => db.pragma('wal_autocheckpoint', { simple: true })
  const left = (): unknown => db.pragma('wal_checkpoint(NOOP)')
  const large = portion()
  db.exec('CREATE TABLE much (text TEXT)')
  const work = store.inSmallPortions(async () => {
    expect(portion()).toBe(1000)
    db.prepare('INSERT INTO much VALUES (?)').run('x'.repeat(100_000))
    throw new Error('It failed')
  })
  await expect(work).rejects.toThrow('It failed')
  expect(portion()).toBe(large)
  expect(large).toBeGreaterThan(1000)
  const [{ log, checkpointed }] = left() as [{ log: number; checkpointed: number }]
  expect(log).toBeGreaterThan(0)
  expect(checkpointed).toBe(log)
})
