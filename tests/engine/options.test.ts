import { compareFilterSchema, type DifferenceRow } from '@shared/contract/review'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openBench, type TestBench } from './support/open-engine'

const EVERYTHING = compareFilterSchema.parse({})

type Row = readonly [id: string, sku: string, ...values: string[]]

/** One product as a catalog file, with these options and a line for each variant. */
function catalog(options: readonly string[], rows: readonly Row[]): string {
  const head = ['product_id', 'name', 'vendor', 'status', 'shopify_status', 'variant_id', 'sku']
  const columns = options.flatMap((_, index) => [
    `option${index + 1}_name`,
    `option${index + 1}_value`,
  ])
  const lines = rows.map(([id, sku, ...values]) =>
    ['1', 'Mug', 'Fernhill', 'active', 'Draft', id, sku, '12.00']
      .concat(options.flatMap((name, index) => [name, values[index] ?? '']))
      .join(','),
  )
  return [[...head, 'retail_price', ...columns].join(','), ...lines, ''].join('\r\n')
}

const SIZES = catalog(
  ['Size'],
  [
    ['1-1', 'MUG-S', 'Small'],
    ['1-2', 'MUG-L', 'Large'],
    ['1-3', 'MUG-T', 'Tall'],
  ],
)

let bench: TestBench
beforeEach(async () => {
  bench = await openBench({ kind: 'empty' })
  await bench.importCsv(SIZES)
  await bench.sync()
  bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' })
  await bench.push()
  await bench.sync()
})
afterEach(() => bench.close())

const rows = (): DifferenceRow[] =>
  bench.store.screens.compareRows({ filter: EVERYTHING, offset: 0, limit: 50 }).rows

function decide(field: DifferenceRow['field'], choice: 'ours' | 'theirs'): void {
  const keys = rows().flatMap((row) => (row.field === field ? [row.key] : []))
  expect(bench.engine.review.decide({ keys, choice }).decided).toBe(keys.length)
}

/** The product of the store: ids and names of options, ids and values of variants. */
function product() {
  const [found] = [...bench.simulator.store.products.values()]
  if (!found) throw new Error('The store has no product')
  return {
    gid: `gid://shopify/Product/${found.id}`,
    options: found.options.map(({ id, name }) => [id, name] as const),
    variants: new Map(
      found.variants.map(({ id, sku, optionValues }) => [
        sku ?? '',
        [id, ...optionValues.map(({ name }) => name)] as const,
      ]),
    ),
  }
}

const idsOf = ({ variants }: ReturnType<typeof product>): number[] =>
  [...variants.values()].map(([id]) => id).sort((left, right) => left - right)

test('an option that AMS added is made in Shopify: each variant keeps its id and gets its own value', async () => {
  const before = product()
  await bench.importCsv(
    catalog(
      ['Finish', 'Size'],
      [
        ['1-1', 'MUG-S', 'Oiled', 'Small'],
        ['1-2', 'MUG-L', 'Waxed', 'Large'],
        ['1-3', 'MUG-T', 'Oiled', 'Tall'],
      ],
    ),
  )
  await bench.sync()
  const names = rows().find(({ field }) => field === 'option-names')
  expect(names).toMatchObject({ choices: ['ours'], suggestion: 'ours' })
  expect(names?.note).toContain('AMS can not lose the option Finish')
  expect(names?.note).toContain('Shopify gets the option Finish (Oiled, Waxed)')
  decide('option-names', 'ours')
  expect(bench.engine.review.previewPush().calls.map(({ call }) => call)).toEqual([
    'nodes',
    'productOptionsCreate',
    'productOptionsReorder',
    'productVariantsBulkUpdate',
  ])
  const bodies = await bench.recordBodies(async () => {
    expect(await bench.push()).toMatchObject({ sent: 1, parked: 0, returned: 0 })
  })
  expect(bodies.filter((body) => body.includes('variantStrategy: LEAVE_AS_IS'))).toHaveLength(1)
  const after = product()
  expect(after.options.map(([, name]) => name)).toEqual(['Finish', 'Size'])
  expect(after.options[1]).toEqual(before.options[0])
  expect(idsOf(after)).toEqual(idsOf(before))
  expect(after.variants.get('MUG-S')?.slice(1)).toEqual(['Oiled', 'Small'])
  expect(after.variants.get('MUG-L')?.slice(1)).toEqual(['Waxed', 'Large'])
  expect(after.variants.get('MUG-T')?.slice(1)).toEqual(['Oiled', 'Tall'])
  expect(await bench.sync()).toMatchObject({ inAgreement: 1, differs: 0, needsPerson: 0 })
})

test('a lost answer in the middle of adding an option is read back and brought to its end', async () => {
  await bench.importCsv(
    catalog(
      ['Size', 'Finish'],
      [
        ['1-1', 'MUG-S', 'Small', 'Oiled'],
        ['1-2', 'MUG-L', 'Large', 'Waxed'],
        ['1-3', 'MUG-T', 'Tall', 'Raw'],
      ],
    ),
  )
  await bench.sync()
  decide('option-names', 'ours')
  for (const operation of ['CreateOptions', 'UpdateVariants']) {
    await bench.control('faults', {
      rules: [{ operation, count: 1, effect: { kind: 'reset', when: 'after' } }],
    })
  }
  expect(await bench.push()).toMatchObject({
    alreadyThere: 1,
    parked: 0,
    returned: 0,
    mutations: 2,
  })
  const { options, variants } = product()
  expect(options.map(([, name]) => name)).toEqual(['Size', 'Finish'])
  expect([...variants.values()].map(([, ...values]) => values)).toEqual([
    ['Small', 'Oiled'],
    ['Large', 'Waxed'],
    ['Tall', 'Raw'],
  ])
  expect(await bench.sync()).toMatchObject({ inAgreement: 1, differs: 0, needsPerson: 0 })
})

test('options of AMS in another order are moved in Shopify, and back by a roll back', async () => {
  const both = (first: string, second: string, values: readonly [string, string]): string =>
    catalog([first, second], [['1-1', 'MUG-S', ...values]])
  await bench.importCsv(both('Size', 'Finish', ['Small', 'Oiled']))
  await bench.sync()
  // Variants that AMS lacks are left alone here.
  decide('option-names', 'ours')
  await bench.push()
  await bench.sync()
  const before = product()
  await bench.importCsv(both('Finish', 'Size', ['Oiled', 'Small']))
  await bench.sync()
  expect(rows().find(({ field }) => field === 'option-names')?.nuance).toBe('order')
  decide('option-names', 'ours')
  const bodies = await bench.recordBodies(() => bench.push())
  expect(bodies.filter((body) => body.includes('mutation'))).toHaveLength(1)
  expect(product().options).toEqual([...before.options].reverse())
  expect(product().variants.get('MUG-S')?.slice(1)).toEqual(['Oiled', 'Small'])

  const [push] = bench.engine.pushes.list({ offset: 0, limit: 1 }).rows
  bench.engine.pushes.rollBack({ run: push?.run ?? 0 })
  await bench.push()
  expect(product()).toEqual(before)
})

test('an option that AMS does not have goes only where one value of it is left', async () => {
  const two = (last: string): string =>
    catalog(
      ['Size', 'Finish'],
      [
        ['1-1', 'MUG-S', 'Small', 'Oiled'],
        ['1-2', 'MUG-L', 'Large', 'Oiled'],
        ['1-3', 'MUG-T', 'Tall', last],
      ],
    )
  await bench.importCsv(two('Waxed'))
  await bench.sync()
  decide('option-names', 'ours')
  await bench.push()
  await bench.importCsv(SIZES)
  await bench.sync()
  const options = () => rows().find(({ field }) => field === 'option-names')
  expect(options()?.choices).toEqual(['theirs'])
  expect(options()?.note).toContain('its 2 values (Oiled, Waxed) tell variants apart')

  await bench.control('edit', {
    edits: [
      { kind: 'option', product: product().gid, option: 'Finish', values: { Waxed: 'Oiled' } },
    ],
  })
  await bench.sync()
  expect(options()).toMatchObject({ choices: ['ours', 'theirs'], suggestion: null })
  // It takes something away, so nobody decides it for many rows at once.
  expect(bench.engine.review.acceptAll({ filter: EVERYTHING, choice: 'ours' }).decided).toBe(0)
  const before = product()
  decide('option-names', 'ours')
  expect(bench.engine.review.previewPush().notUndoable).toEqual([
    expect.stringContaining('1 product gets another number of options in Shopify'),
  ])
  expect(await bench.push()).toMatchObject({ sent: 1 })
  expect(product().options).toEqual([before.options[0]])
  expect(idsOf(product())).toEqual(idsOf(before))
  expect(await bench.sync()).toMatchObject({ inAgreement: 1, differs: 0, needsPerson: 0 })
})

test('Shopify’s options are taken into AMS with the values of its variants', async () => {
  await bench.importCsv(
    catalog(
      ['Finish', 'Size'],
      [
        ['1-1', 'MUG-S', 'Oiled', 'Small'],
        ['1-2', 'MUG-L', 'Waxed', 'Large'],
        ['1-3', 'MUG-T', 'Oiled', 'Tall'],
      ],
    ),
  )
  await bench.sync()
  decide('option-names', 'ours')
  await bench.push()
  await bench.importCsv(SIZES)
  await bench.sync()
  decide('option-names', 'theirs')
  const bodies = await bench.recordBodies(async () => {
    expect(await bench.push()).toMatchObject({ takenIntoAms: 1, mutations: 0 })
  })
  expect(bodies.some((body) => body.includes('mutation'))).toBe(false)
  const ours = bench.store.ams.product('1')
  expect(ours?.optionNames).toEqual(['Finish', 'Size'])
  expect(ours?.variants.map(({ id, optionValues }) => [id, ...optionValues])).toEqual([
    ['1-1', 'Oiled', 'Small'],
    ['1-2', 'Waxed', 'Large'],
    ['1-3', 'Oiled', 'Tall'],
  ])
  expect(await bench.sync()).toMatchObject({ inAgreement: 1, differs: 0, needsPerson: 0 })
})

test('options that moved in Shopify since the decision come back with both values, and nothing is sent', async () => {
  const two = (first: string, second: string, values: readonly [string, string]): string =>
    catalog(
      [first, second],
      [
        ['1-1', 'MUG-S', ...values],
        [
          '1-2',
          'MUG-L',
          values[0] === 'Small' ? 'Large' : values[0],
          values[0] === 'Small' ? values[1] : 'Large',
        ],
      ],
    )
  await bench.importCsv(two('Size', 'Finish', ['Small', 'Oiled']))
  await bench.sync()
  decide('option-names', 'ours')
  await bench.push()
  await bench.importCsv(two('Finish', 'Size', ['Oiled', 'Small']))
  await bench.sync()
  decide('option-names', 'ours')
  await bench.control('edit', {
    edits: [{ kind: 'option', product: product().gid, option: 'Finish', name: 'Surface' }],
  })
  const before = product()
  const bodies = await bench.recordBodies(async () => {
    expect(await bench.push()).toMatchObject({ returned: 1, sent: 0 })
  })
  expect(bodies.some((body) => body.includes('mutation'))).toBe(false)
  expect(product()).toEqual(before)
  expect(rows().find(({ field }) => field === 'option-names')).toMatchObject({
    decisionState: 'returned',
    ours: ['Finish', 'Size'],
    theirs: ['Size', 'Surface'],
    note: expect.stringContaining('Shopify changed after you decided'),
  })
})
