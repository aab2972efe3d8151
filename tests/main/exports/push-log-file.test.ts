import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writePushLogFile } from '@main/exports'
import {
  type PushLogFilter,
  type PushLogRow,
  pushLogFilterSchema,
} from '@shared/contract/stock-sync'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { pushLogRow } from '../../support/push-log-row'
import { temporaryFolder } from '../../support/state'

const FILTER = { ...pushLogFilterSchema.parse({}), until: '2026-11-23T09:00:00.000Z' }
const NEWEST = 10_000
const pause = async (): Promise<void> => undefined

/** A log that remembers what it was asked for. */
function logOf(rows: readonly PushLogRow[]) {
  const filters: PushLogFilter[] = []
  return {
    filters,
    rows: ({ filter, offset, limit }: { filter: PushLogFilter; offset: number; limit: number }) => {
      // Something is pushed between any two pages.
      const newer = filters.map((_, n) => pushLogRow({ sequence: NEWEST + n, sku: `new ${n}` }))
      filters.push(filter)
      return { rows: [...newer.reverse(), ...rows].slice(offset, offset + limit) }
    },
  }
}

function recordsOf(path: string): Record<string, string>[] {
  return parse(readFileSync(path, 'utf8'), { bom: true, columns: true })
}

describe('the file of the Push Log', () => {
  test('has every column of a row, and starts no formula', async () => {
    const path = join(temporaryFolder(), 'push-log.csv')
    const row = pushLogRow({ productName: '=1+1', causeText: '+cmd', onHand: null })
    expect(await writePushLogFile(path, logOf([row]), FILTER, pause)).toBe(1)
    expect(recordsOf(path)).toEqual([
      {
        'Sent at (UTC)': '2026-11-23T08:51:02.000Z',
        'Answered at (UTC)': '2026-11-23T08:51:03.000Z',
        Status: 'Success',
        Product: `'=1+1`,
        'AMS product id': 'ams-1',
        Variant: 'Oatmeal, 12 oz',
        'AMS variant id': 'ams-1-1',
        SKU: 'FP-MUG-SPK-12',
        'On hand': '',
        Wholesale: '6',
        'Web orders': '0',
        'Quantity sent': '21',
        'Shopify before': '24',
        Location: 'Fernhill Studio',
        Rule: 'Respect Shopify',
        Cause: 'Sale',
        'Cause in words': `'+cmd`,
        Try: '1',
        'Error code': '',
        Message: '',
        'Request id': '7f3c2a9e-51d0-4b7e-9a5e-2c1b06f8d4e7',
        'Repeat key': '0c6f81d2-93ab-4e0a-b6cf-5d7f8e1a9b34',
        'Row in its request': '3',
        'Rows of its request': '14',
      },
    ])
  })

  test('has every row once, and nothing that is pushed meanwhile', async () => {
    const path = join(temporaryFolder(), 'push-log.csv')
    const log = logOf(
      Array.from({ length: 1_203 }, (_, n) => pushLogRow({ sequence: 1_203 - n, sku: `${n}` })),
    )
    const filter = { ...FILTER, search: 'mug' }
    expect(await writePushLogFile(path, log, filter, pause)).toBe(1_203)
    expect(new Set(recordsOf(path).map(({ SKU }) => SKU)).size).toBe(1_203)
    for (const asked of log.filters) expect(asked).toEqual(filter)
  })

  test('appears when it is whole', async () => {
    const folder = temporaryFolder()
    const log = {
      rows: () => {
        throw new Error('The state file can not be read')
      },
    }
    await expect(
      writePushLogFile(join(folder, 'push-log.csv'), log, FILTER, pause),
    ).rejects.toThrow('can not be read')
    expect(readdirSync(folder)).toEqual([])
  })
})
