import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeDecisionsFile } from '@main/exports'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { amsProduct, amsVariant, shopProduct } from '../../support/products'
import { compared, stamp, type TestState, temporaryFolder } from '../../support/state'

const pause = async (): Promise<void> => undefined

async function decided(): Promise<TestState> {
  const state = await compared(
    [
      amsProduct({ name: '=HYPERLINK("x")', vendor: 'Ours', category: 'Bowls' }),
      amsProduct({ id: '2', name: 'Left alone', variants: [amsVariant({ id: '2-1', sku: 'B' })] }),
    ],
    [shopProduct({ title: '+1', vendor: 'Theirs; "quoted"\nnext line', productType: 'Vases' })],
  )
  const { decisions } = state.store
  decisions.decide({ keys: ['1||name'], choice: 'ours', ...stamp() })
  decisions.decide({ keys: ['1||vendor'], choice: 'theirs', ...stamp() })
  decisions.decide({ keys: ['1||category'], choice: 'skip', ...stamp() })
  return state
}

function recordsOf(path: string): Record<string, string>[] {
  return parse(readFileSync(path, 'utf8'), { bom: true, columns: true })
}

describe('the file of decisions', () => {
  test('holds what is decided and not carried out, with both values, and starts no formula', async () => {
    const { store } = await decided()
    const path = join(temporaryFolder(), 'decisions.csv')
    expect(await writeDecisionsFile(path, store.screens, pause)).toBe(3)
    expect(recordsOf(path)).toMatchObject([
      {
        Product: `'=HYPERLINK("x")`,
        'AMS product id': '1',
        'Shopify product id': 'gid://shopify/Product/1',
        Field: 'Name',
        Decision: 'AMS',
        AMS: `'=HYPERLINK("x")`,
        Shopify: `'+1`,
        'Decided at (UTC)': '2026-11-23T08:00:00.000Z',
        State: 'Waits',
      },
      { Field: 'Vendor', Decision: 'Shopify', Shopify: 'Theirs; "quoted"\nnext line' },
      { Field: 'Category', Decision: 'Skip', State: 'Skipped until a value changes' },
    ])
    expect(readFileSync(path, 'utf8').startsWith('\uFEFFProduct,')).toBe(true)
  })

  test('leaves out what was taken back or carried out', async () => {
    const { store, db } = await decided()
    store.decisions.clear({ keys: ['1||vendor'], ...stamp() })
    db.exec(`UPDATE outbox_entry SET state = 'done' WHERE difference_key = '1||category'`)
    const path = join(temporaryFolder(), 'decisions.csv')
    expect(await writeDecisionsFile(path, store.screens, pause)).toBe(1)
    expect(recordsOf(path)).toMatchObject([{ Field: 'Name' }])
  })

  test('has every decision once, however many batches it takes', { timeout: 30_000 }, async () => {
    const numbers = Array.from({ length: 1_203 }, (_, index) => `${index}`)
    const { store } = await compared(
      numbers.map((id) =>
        amsProduct({
          id,
          name: `Ours ${id}`,
          shopifyProductId: `gid://shopify/Product/${id}`,
          variants: [amsVariant({ id: `${id}-1`, sku: id })],
        }),
      ),
      numbers.map((id) => shopProduct({ id: `gid://shopify/Product/${id}`, title: 'Theirs' })),
    )
    store.decisions.decide({
      keys: numbers.map((id) => `${id}||name`),
      choice: 'ours',
      ...stamp(),
    })
    const path = join(temporaryFolder(), 'decisions.csv')
    let pauses = 0
    await writeDecisionsFile(path, store.screens, async () => {
      pauses++
    })
    const written = recordsOf(path).map((record) => record['AMS product id'])
    expect(new Set(written).size).toBe(1_203)
    expect(written).toHaveLength(1_203)
    expect(pauses).toBe(3)
  })

  test('says why it can not be written, and leaves the file that was there', async () => {
    const { store } = await decided()
    const folder = temporaryFolder()
    await expect(
      writeDecisionsFile(join(folder, 'gone', 'decisions.csv'), store.screens, pause),
    ).rejects.toThrow('The file was not written. The folder is not there any more.')

    const path = join(folder, 'decisions.csv')
    writeFileSync(path, 'as it was')
    const failing = {
      openDecisions: () => {
        throw new Error('The state file can not be read')
      },
    }
    await expect(writeDecisionsFile(path, failing, pause)).rejects.toThrow('can not be read')
    expect(readFileSync(path, 'utf8')).toBe('as it was')
    expect(readdirSync(folder)).toEqual(['decisions.csv'])
  })
})
