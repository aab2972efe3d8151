import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exchangeStateFile, moveIntoPlace } from '@main/bootstrap/exchange-state-file'
import type { EngineStatus } from '@shared/contract/main-contract'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../support/state'

const READY: EngineStatus = { kind: 'ready', restarts: 0 }

/** An engine that is stopped for each work, and starts with what `statusOf` makes of the state file. */
function fakeEngine(statusOf: () => EngineStatus = () => READY) {
  const engine = {
    status: READY,
    stops: 0,
    async whileStopped<T>(work: () => T | Promise<T>): Promise<T> {
      engine.stops++
      try {
        return await work()
      } finally {
        engine.status = statusOf()
      }
    },
  }
  return engine
}

function files(contents: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries(contents)) writeFileSync(join(folder, name), text)
  return folder
}

const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8')

describe('putting a backup in place', () => {
  test('keeps the former file with its log under a name that says when', async () => {
    const folder = files({
      'state.sqlite': 'now',
      'state.sqlite-wal': 'log of now',
      'state.sqlite.restore': 'backup',
    })
    const state = join(folder, 'state.sqlite')
    const kept = await exchangeStateFile(fakeEngine(), state, `${state}.restore`)
    expect(kept).toMatch(/^state-before-restore-\d{4}-\d\d-\d\d-\d{6}\.sqlite$/)
    expect(readdirSync(folder).toSorted()).toEqual([kept, `${kept}-wal`, 'state.sqlite'].toSorted())
    expect(read(folder, 'state.sqlite')).toBe('backup')
    expect(read(folder, kept)).toBe('now')
    expect(read(folder, `${kept}-wal`)).toBe('log of now')
  })

  test('puts the former file back when the engine does not open the backup', async () => {
    const folder = files({ 'state.sqlite': 'now', 'state.sqlite.restore': 'backup' })
    const state = join(folder, 'state.sqlite')
    const engine = fakeEngine(() =>
      readFileSync(state, 'utf8') === 'now' ? READY : { kind: 'stopped', message: 'No good.' },
    )
    await expect(exchangeStateFile(engine, state, `${state}.restore`)).rejects.toMatchObject({
      error: { message: expect.stringMatching(/What you had before is in place\. No good\.$/) },
    })
    expect(readdirSync(folder)).toEqual(['state.sqlite'])
    expect(read(folder, 'state.sqlite')).toBe('now')
    expect(engine.stops).toBe(2)
  })

  test('leaves everything as it was when the engine does not end, or there is nothing to put in place', async () => {
    const folder = files({ 'state.sqlite': 'now', 'state.sqlite.restore': 'backup' })
    const state = join(folder, 'state.sqlite')
    const stuck = { status: READY, whileStopped: () => Promise.reject(new Error('It did not end')) }
    await expect(exchangeStateFile(stuck, state, `${state}.restore`)).rejects.toThrow('did not end')
    expect(readdirSync(folder)).toEqual(['state.sqlite'])

    const gone = exchangeStateFile(fakeEngine(), state, `${state}.restore`)
    await expect(gone).rejects.toThrow('The file was not written.')
    expect(readdirSync(folder)).toEqual(['state.sqlite'])
    expect(read(folder, 'state.sqlite')).toBe('now')
  })

  test('works where there is no state file that could be kept', async () => {
    const folder = files({ 'state.sqlite.restore': 'backup' })
    const state = join(folder, 'state.sqlite')
    await exchangeStateFile(fakeEngine(), state, `${state}.restore`)
    expect(readdirSync(folder)).toEqual(['state.sqlite'])
  })
})

test('a file that can not get its name is told in words', () => {
  const folder = files({ part: 'half' })
  const taken = join(folder, 'taken')
  mkdirSync(taken)
  writeFileSync(join(taken, 'in it'), '')
  expect(() => moveIntoPlace(join(folder, 'part'), taken)).toThrow('The file was not written.')
  expect(existsSync(join(folder, 'part'))).toBe(true)
})
