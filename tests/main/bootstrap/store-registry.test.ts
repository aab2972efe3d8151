import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StoreRegistry } from '@main/bootstrap/store-registry'
import type { Trouble } from '@main/keychain'
import { StoreFolders } from '@main/stores'
import { describe, expect, test } from 'vitest'

/** Real folders; of the engine only that it was started and stopped. */
function bench(more: { readonly trouble?: Trouble } = {}) {
  const root = mkdtempSync(join(tmpdir(), 'concord-registry-'))
  const folders = new StoreFolders(join(root, 'stores'), join(root, 'session', 'open.json'))
  const happened: string[] = []
  const shown: (string | null)[] = []
  const registry = new StoreRegistry({
    folders,
    keeper: {
      forget: async (id) => {
        happened.push(`forget ${id}`)
        return more.trouble ?? null
      },
    },
    now: () => '2026-11-26T09:00:00.000Z',
    openSession: (record) => {
      const { id } = record()
      return {
        id,
        engine: {
          start: async () => {
            happened.push(`start ${id}`)
          },
          stop: async () => {
            happened.push(`stop ${id}`)
          },
          rename: (name) => {
            happened.push(`rename ${id} ${name}`)
          },
        },
      }
    },
    showPage: (id) => shown.push(id),
    changed: () => undefined,
    closed: (id) => happened.push(`closed ${id}`),
    log: () => undefined,
    discard: async (folder) => rmSync(folder, { recursive: true }),
  })
  return { registry, folders, happened, shown }
}

const error = (code: string) => ({ error: { code } })
const SEEN = {
  at: '2026-11-26T09:00:00.000Z',
  reach: 'online',
  trouble: null,
  comparedAt: null,
  inAgreement: 1,
  differ: 2,
  waiting: 3,
  needPerson: 4,
  failed: 5,
} as const

describe('the stores of this computer', () => {
  test('are opened one at a time: the engine of the one ends before that of the other begins', async () => {
    const { registry, happened, shown } = bench()
    await Promise.all([registry.add('oak'), registry.openSample()])
    expect(happened).toEqual(['start oak', 'stop oak', 'closed oak', 'start sample'])
    expect(shown).toEqual(['oak', 'sample'])
    expect(registry.list()).toMatchObject({
      open: 'sample',
      stores: [
        { id: 'oak', standing: 'set-up', address: 'oak.myshopify.com', isOpen: false },
        { id: 'sample', standing: 'open', isOpen: true },
      ],
    })
  })

  test('K2: have an address of their own each, whatever way it is written', async () => {
    const { registry } = bench()
    await registry.add('oak')
    await expect(registry.add('https://OAK.myshopify.com/admin')).rejects.toMatchObject(
      error('already-connected'),
    )
    await expect(registry.add('https://oak.example')).rejects.toMatchObject(error('invalid-input'))
    expect(registry.list().stores).toHaveLength(1)
  })

  test('are never taken for the sample, whatever they are called', async () => {
    const { registry } = bench()
    await registry.add('sample')
    expect(registry.session?.id).toBe('sample-2')
    await registry.openSample()
    const kinds = registry.list().stores.map(({ id, kind }) => [id, kind])
    expect(new Map(kinds.map(([id, kind]) => [id, kind]))).toEqual(
      new Map([
        ['sample-2', 'shopify'],
        ['sample', 'sample'],
      ]),
    )
  })

  test('get the name that the shop gives itself, until a person gives another', async () => {
    const { registry, happened } = bench()
    await registry.add('oak-ember')
    expect(registry.list().stores[0]?.name).toBe('Oak Ember')
    registry.seen('oak-ember', SEEN, ' Oak & Ember ')
    expect(registry.list().stores[0]).toMatchObject({ name: 'Oak & Ember', seen: SEEN })
    registry.seen('oak-ember', SEEN, '  ')
    registry.rename('oak-ember', 'My shop')
    registry.seen('oak-ember', SEEN, 'Oak & Ember')
    expect(registry.list().stores[0]?.name).toBe('My shop')
    expect(happened.slice(1)).toEqual(['rename oak-ember Oak & Ember', 'rename oak-ember My shop'])
  })

  test('that are disconnected stay in the list, closed, under the name they have by then', async () => {
    const { registry, happened, shown } = bench()
    await registry.add('oak')
    const disconnecting = registry.disconnect('oak')
    registry.rename('oak', 'My shop')
    await disconnecting
    expect(happened).toContain('forget oak')
    expect(shown.at(-1)).toBeNull()
    expect(registry.list()).toMatchObject({
      open: null,
      stores: [{ name: 'My shop', standing: 'disconnected' }],
    })
  })

  test('tell on the next page what the keychain may still hold', async () => {
    const { registry } = bench({ trouble: 'locked' })
    await registry.add('oak')
    await expect(registry.disconnect('oak')).rejects.toMatchObject(error('keychain-failed'))
    expect(registry.list()).toMatchObject({
      problem: { code: 'keychain-failed' },
      stores: [{ standing: 'disconnected' }],
    })
  })

  test('are removed with what the keychain has of them, but not while they are open', async () => {
    const { registry, happened } = bench({ trouble: 'missing' })
    await registry.add('oak')
    await expect(registry.remove('oak')).rejects.toMatchObject(error('invalid-input'))
    await registry.openSample()
    await registry.remove('oak')
    expect(happened).toContain('forget oak')
    expect(registry.list().stores.map(({ id }) => id)).toEqual(['sample'])
  })

  test('P3: are opened although which one is open can’t be kept', async () => {
    // The file lies in a folder that is not there.
    const { registry, folders, shown, happened } = bench()
    expect(() => folders.rememberOpen('oak')).toThrow()
    await registry.add('oak')
    expect(shown).toEqual(['oak'])
    expect(happened).toEqual(['start oak'])
    expect(registry.session?.id).toBe('oak')
  })

  test('that were open last are opened at the start; else Home is shown, or the sample where that is wished', async () => {
    const first = bench()
    await first.registry.openLast(undefined)
    expect(first.shown).toEqual([null])
    await first.registry.openLast('sample')
    expect(first.shown).toEqual([null, 'sample'])
  })
})
