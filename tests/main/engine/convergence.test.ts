import { haveOptionsMoved } from '@main/engine/options'
import type { BaseEntry, Difference } from '@main/engine/planning'
import type {
  AmsProduct,
  AmsVariant,
  ShopifyStatus,
  ShopProduct,
  ShopVariant,
} from '@shared/catalog/product'
import type { Choice } from '@shared/contract/review'
import { productFields, variantFields } from '@shared/fields/field-registry'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PairInMemory } from '../../support/pair-in-memory'

/** `CONCORD_PROPERTY_RUNS=1000000` for a night; the default is for every run of the tests. */
const RUNS = Number(process.env['CONCORD_PROPERTY_RUNS'] ?? 20_000)

const text = fc.constantFrom('A', 'B', ' A ', 'Á', 'A\u0301', 'null', '')
const html = fc.constantFrom(
  '',
  '<p>A</p>',
  '<p> A </p>',
  '<p>B</p>',
  '<p>A<br></p>',
  'A',
  '<b>A</b>',
)
const price = fc.constantFrom('0', '0.00', '1', '1.00', '2.50')
const status = fc.constantFrom('ACTIVE', 'DRAFT', 'ARCHIVED', 'UNLISTED')
const sku = fc.constantFrom('', 'S', 'T', 'T ')
const optionNames = fc.constantFrom(
  ['Size'],
  ['Colour'],
  ['Size', 'Colour'],
  ['Colour', 'Size'],
  [],
)

type VariantEdit = { sku: string; price: string; value: string; stock: number; gone: boolean }
type Edit = {
  name: string
  description: string
  vendor: string
  category: string
  status: ShopifyStatus
  active: boolean
  optionNames: readonly string[]
  variants: VariantEdit[]
  extra: boolean
}

const edit: fc.Arbitrary<Edit> = fc.record({
  name: text,
  description: html,
  vendor: text,
  category: text,
  status,
  active: fc.boolean(),
  optionNames,
  variants: fc.array(
    fc.record({
      sku,
      price,
      value: text,
      stock: fc.integer({ min: 0, max: 3 }),
      gone: fc.boolean(),
    }),
    {
      minLength: 2,
      maxLength: 2,
    },
  ),
  extra: fc.boolean(),
})

/** Three correlated catalogs of one product: what both agreed on, and what each side made of it. */
const history = fc.record({
  agreed: edit,
  ours: fc.option(edit),
  theirs: fc.option(edit),
  knowsBase: fc.boolean(),
  choices: fc.array(fc.constantFrom<Choice>('ours', 'theirs'), { minLength: 1, maxLength: 8 }),
})

describe('whatever the two sides became, and whatever a person chooses', () => {
  // Up to four: options that moved come before values and variants, which come before deletions of what was
  // made; while the Shopify status differs, AMS's inactive is not asked about (see comparePair).
  test('after four rounds nothing that could be decided differs, and another one learns and sends nothing', async () => {
    await fc.assert(
      fc.asyncProperty(history, async ({ agreed, ours, theirs, knowsBase, choices }) => {
        const pair = new PairInMemory(
          toOurs(ours ?? agreed),
          toTheirs(theirs ?? agreed),
          knowsBase ? baseOf(toOurs(agreed)) : [],
        )
        for (let round = 1; round <= 4; round++) {
          const differences = pair.compare()
          for (const difference of differences) expectOneClass(difference)
          if (
            round > 1 &&
            !haveOptionsMoved((theirs ?? agreed).optionNames, (ours ?? agreed).optionNames)
          ) {
            expect(differences.filter(isDecidable).every(isAskedLater)).toBe(true)
          }
          const chosen = decide(differences, choices)
          const before = idsOf(pair)
          const outcomes = await pair.push(keepOne(chosen, pair))
          expect(outcomes.filter(({ state }) => state !== 'done')).toEqual([])
          expectNobodyVanished(before, idsOf(pair), chosen)
        }
        expect(pair.compare().filter(isDecidable)).toEqual([])
        const learned = pair.base
        const sent = pair.writes.length
        await pair.push(decide(pair.compare(), choices))
        expect(pair.writes.length).toBe(sent)
        expect(pair.base).toEqual(learned)
      }),
      { numRuns: RUNS },
    )
  }, 600_000)
})

const isDecidable = ({ choices }: Difference): boolean => choices.length > 0
/** A variant that was just made in Shopify has no unit yet. */
const isAskedLater = ({ field }: Difference): boolean => field === 'status' || field === 'stock'

function decide(
  differences: readonly Difference[],
  choices: readonly Choice[],
): (readonly [Difference, Choice])[] {
  return differences.flatMap((difference, index) => {
    const wished = choices[index % choices.length] ?? 'ours'
    const choice = difference.choices.includes(wished) ? wished : difference.choices[0]
    return choice ? [[difference, choice] as const] : []
  })
}

/** A product keeps a variant on each side: of deletions that would take all, one is left out. */
function keepOne(
  chosen: readonly (readonly [Difference, Choice])[],
  { ours, theirs }: PairInMemory,
): (readonly [Difference, Choice])[] {
  return (['ours', 'theirs'] as const).flatMap((side) => {
    const ofSide = chosen.filter(([, choice]) => choice === side)
    const deleted = ofSide.filter(isDeleting)
    const there = (side === 'ours' ? theirs : ours).variants.length
    return deleted.length < there ? ofSide : ofSide.filter((one) => one !== deleted[0])
  })
}

function isDeleting([{ kind, amsVariantId, shopifyVariantId }, choice]: readonly [
  Difference,
  Choice,
]): boolean {
  if (kind !== 'variant') return false
  return choice === 'ours' ? amsVariantId === '' : shopifyVariantId === null
}

function idsOf({ ours, theirs }: PairInMemory): string[] {
  return [...ours.variants, ...theirs.variants].map(({ id }) => id)
}

/** No variant is lost by a change of options, nor by anything but its own deletion. */
function expectNobodyVanished(
  before: readonly string[],
  after: readonly string[],
  chosen: readonly (readonly [Difference, Choice])[],
): void {
  const deleted = chosen
    .filter(isDeleting)
    .map(([{ amsVariantId, shopifyVariantId }]) => amsVariantId || shopifyVariantId)
  const gone = before.filter((id) => !after.includes(id))
  expect(gone.filter((id) => !deleted.includes(id))).toEqual([])
}

/** A field's row has exactly one cause, and a suggestion only where one side alone moved. */
function expectOneClass({ kind, changedBy, suggestion, choices }: Difference): void {
  if (kind !== 'field') return
  expect(['ams', 'shopify', 'both', 'never-agreed']).toContain(changedBy)
  const suggested = changedBy === 'ams' ? 'ours' : changedBy === 'shopify' ? 'theirs' : null
  expect(suggestion === null || suggestion === suggested).toBe(true)
  if (suggestion !== null) expect(choices).toContain(suggestion)
}

function toOurs(edited: Edit): AmsProduct {
  const kept = edited.variants.flatMap((variant, index): AmsVariant[] =>
    variant.gone && index > 0 ? [] : [ourVariant(index, variant, edited.optionNames)],
  )
  const extra = ourVariant(
    8,
    { sku: 'X', price: '3', value: 'only ours', stock: 1, gone: false },
    edited.optionNames,
  )
  return {
    id: '1',
    name: edited.name,
    descriptionHtml: edited.description,
    vendor: edited.vendor,
    category: edited.category,
    status: edited.active ? 'active' : 'inactive',
    shopifyStatus: edited.status,
    shopifyProductId: PRODUCT,
    optionNames: edited.optionNames,
    images: [],
    amsOnly: {},
    variants: edited.extra ? [...kept, extra] : kept,
  }
}

const PRODUCT = 'gid://shopify/Product/1'

function ourVariant(index: number, variant: VariantEdit, names: readonly string[]): AmsVariant {
  return {
    id: `1-${index}`,
    sku: variant.sku,
    retailPrice: variant.price,
    optionValues: names.map((name) => `${name} ${variant.value} ${index}`),
    onHand: variant.stock,
    wholesaleCommitments: 0,
    shopifyVariantId: index < 8 ? `gid://shopify/ProductVariant/${index}` : null,
    imageId: null,
    amsOnly: {},
  }
}

function toTheirs(edited: Edit): ShopProduct {
  const kept = edited.variants.flatMap((variant, index): ShopVariant[] =>
    variant.gone && index > 0 ? [] : [theirVariant(index, variant, edited.optionNames)],
  )
  const extra = theirVariant(
    9,
    { sku: 'Y', price: '4', value: 'only theirs', stock: 2, gone: false },
    edited.optionNames,
  )
  return {
    id: PRODUCT,
    title: edited.name,
    descriptionHtml: edited.description,
    vendor: edited.vendor,
    productType: edited.category,
    status: edited.status,
    optionNames: edited.optionNames,
    updatedAt: '2026-11-20T10:00:00Z',
    stockLocationId: 'gid://shopify/Location/1',
    images: [],
    variants: edited.extra ? [...kept, extra] : kept,
  }
}

function theirVariant(index: number, variant: VariantEdit, names: readonly string[]): ShopVariant {
  return {
    id: `gid://shopify/ProductVariant/${index}`,
    sku: variant.sku,
    price: variant.price,
    optionValues: names.map((name) => `${name} ${variant.value} ${index}`),
    inventoryItemId: `gid://shopify/InventoryItem/${index}`,
    tracked: true,
    available: variant.stock,
    imageId: null,
  }
}

function baseOf(agreed: AmsProduct): BaseEntry[] {
  const agreedAt = '2026-11-01T00:00:00.000Z'
  return [
    ...productFields.map((field) => ({
      field: field.key,
      variantId: '',
      value: field.ofAms(agreed),
      agreedAt,
    })),
    ...agreed.variants.flatMap((variant) =>
      variantFields.map((field) => ({
        field: field.key,
        variantId: variant.id,
        value: field.ofAms(variant, agreed),
        agreedAt,
      })),
    ),
  ]
}
