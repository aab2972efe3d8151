import { expect, test } from 'vitest'
import { amsProduct, amsVariant, shopProduct } from '../../support/products'
import {
  compare,
  filter,
  importAms,
  LATER,
  memoryState,
  readShop,
  stamp,
} from '../../support/state'

test('a decision about a whole product stands when only the spelling of its name changes', async () => {
  const { db, store } = memoryState()
  const named = (name: string) => amsProduct({ name, variants: [amsVariant({ sku: 'A' })] })
  importAms(store, [named('Caf\u00e9 Mug')])
  readShop(store, [])
  await compare(store)
  const choice = () =>
    store.screens.compareRows({ filter: filter(), offset: 0, limit: 10 }).rows[0]?.choice
  store.decisions.decide({ keys: ['1||product'], choice: 'ours', ...stamp() })
  importAms(store, [named(' Cafe\u0301 Mug')], LATER)
  await compare(store)
  expect(choice()).toBe('ours')
  importAms(store, [named('Tea Mug')], LATER)
  await compare(store)
  expect(choice()).toBeNull()
  db.close()
})

test('a rule leaves open what a person took back, however the value is spelt by now', async () => {
  const { db, store } = memoryState()
  const written = (descriptionHtml: string) => amsProduct({ descriptionHtml })
  importAms(store, [written('<p>Carved.</p>')])
  readShop(store, [shopProduct()])
  await compare(store)
  const all = { name: 'All', filter: filter(), choice: 'ours' as const, enabled: true }
  const ruleId = store.rules.saveRule(all, LATER) ?? 0
  const apply = () => store.decisions.acceptAll({ ...all, ruleId, ...stamp() }).decided
  expect(apply()).toBe(1)
  store.decisions.clear({ keys: ['1||description'], ...stamp() })
  importAms(store, [written('<P> Carved.\n</P>')], LATER)
  await compare(store)
  expect(apply()).toBe(0)
  importAms(store, [written('<p>Carved by hand.</p>')], LATER)
  await compare(store)
  expect(apply()).toBe(1)
  db.close()
})

test('undo brings back a decision whose value is only spelt another way by now, and no other', async () => {
  const { db, store } = memoryState()
  const named = (name: string) => amsProduct({ name })
  importAms(store, [named('Caf\u00e9 Mug')])
  readShop(store, [shopProduct()])
  await compare(store)
  const choice = () =>
    store.screens.compareRows({ filter: filter(), offset: 0, limit: 10 }).rows[0]?.choice
  store.decisions.decide({ keys: ['1||name'], choice: 'ours', ...stamp() })
  store.decisions.decide({ keys: ['1||name'], choice: 'theirs', ...stamp() })
  importAms(store, [named(' Cafe\u0301 Mug')], LATER)
  await compare(store)
  expect(store.decisions.undo(LATER)).toMatchObject({ decided: 1 })
  expect(choice()).toBe('ours')
  store.decisions.redo(LATER)
  importAms(store, [named('Tea Mug')], LATER)
  await compare(store)
  expect(store.decisions.undo(LATER)?.decided ?? 0).toBe(0)
  db.close()
})
