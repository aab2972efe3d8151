import type { ImportChoices } from '@shared/contract/imports'
import { describe, expect, test } from 'vitest'
import { withChoice } from '../../../../src/renderer/src/app/import/choices-of'

const said: ImportChoices = {
  encoding: 'utf-8',
  delimiter: ';',
  columns: { retail_price: 'Preis', name: 'Titel' },
  numbers: { retail_price: 'comma', on_hand: 'point' },
}

describe('one more word about how a file is read', () => {
  test.each<[string, ImportChoices]>([
    ['encoding', { encoding: 'windows-1252' }],
    ['delimiter', { delimiter: ',' }],
    ['sheet', { sheet: 'Second' }],
  ])('another %s makes other columns, of which nothing is said yet', (_, more) => {
    const { columns, numbers } = withChoice(said, more)
    expect([columns, numbers]).toEqual([undefined, undefined])
    expect(withChoice(said, more)).toMatchObject(more)
  })

  test('another column forgets how its numbers are written, and no other', () => {
    const columns = { ...said.columns, retail_price: 'UVP' }
    expect(withChoice(said, { columns })).toEqual({
      encoding: 'utf-8',
      delimiter: ';',
      columns,
      numbers: { on_hand: 'point' },
    })
  })

  test('a rule of numbers leaves everything else', () => {
    const numbers = { ...said.numbers, retail_price: 'point' } as const
    expect(withChoice(said, { numbers })).toEqual({ ...said, numbers })
  })
})
