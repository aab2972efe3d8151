import { mergeField } from '@main/engine/merging/merge-field'
import { type BaseEntry, reviewPair } from '@main/engine/planning'
import type { AmsProduct } from '@shared/catalog/product'
import {
  type FieldKind,
  type FieldValue,
  productFields,
  variantFields,
} from '@shared/fields/field-registry'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { AT, compare, importAms, readShop } from '../support/state'
import { inState } from '../support/state-pool'
import { testProperty } from './support/cases'
import { threeCatalogs } from './support/catalogs'
import { toAms, toShop } from './support/item'
import { policies } from './support/policies'
import { atOf, type Classified, classesOf, classifyPair } from './support/reference-classes'
import { linksOf, rowsOf } from './support/state-view'

const text = fc.constantFrom(
  'A',
  ' A',
  'Á',
  'A\u0301',
  'null',
  '',
  '<p>A</p>',
  '<p> A </p>',
  '1',
  '1.0',
)
const list = fc.array(fc.constantFrom('A', ' A', 'Á', 'A\u0301'), { maxLength: 2 })
const selling = fc.constantFrom('active', 'inactive')
const KINDS: Readonly<Record<FieldKind, fc.Arbitrary<FieldValue>>> = {
  text,
  exact: text,
  html: text,
  money: fc.option(fc.constantFrom('0', '-0', '0.00', '1', '1.0', '01', '2.50')),
  status: fc.constantFrom('ACTIVE', 'DRAFT', 'ARCHIVED', 'UNLISTED'),
  list,
  selling,
  stock: fc.option(fc.constantFrom('0', '1', '-1')),
  images: list,
  'image-order': fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 }),
  'image-alts': fc.array(fc.constantFrom('a\t', 'a\tA', 'a\t A', 'b\tA', 'b\tB'), { maxLength: 2 }),
  image: fc.option(text),
}
const kinds: readonly FieldKind[] = [
  ...new Set([...productFields, ...variantFields].map((f) => f.kind)),
]
const oneField = fc.constantFrom(...kinds).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    base: fc.option(KINDS[kind], { nil: undefined }),
    ours: KINDS[kind],
    theirs: KINDS[kind],
  }),
)
const MERGE_CLASS = {
  'ours-changed': 'ams',
  'theirs-changed': 'shopify',
  conflict: 'both',
  unchanged: 'unchanged',
  'both-to-the-same': 'both-to-the-same',
  'never-agreed': 'never-agreed',
} as const

const isDifference = ({ classes: [found] }: Classified): boolean =>
  found === 'ams' || found === 'shopify' || found === 'both' || found === 'never-agreed'
const only = ({ classes }: Classified): string => classes[0] ?? 'none'

function agreedOn(product: AmsProduct): BaseEntry[] {
  const of = (field: BaseEntry['field'], variantId: string, value: FieldValue): BaseEntry => ({
    field,
    variantId,
    value,
    agreedAt: AT,
  })
  return [
    ...productFields.map(({ key, ofAms }) => of(key, '', ofAms(product))),
    ...product.variants.flatMap((variant) =>
      variantFields.map(({ key, ofAms }) => of(key, variant.id, ofAms(variant, product))),
    ),
  ]
}

describe('every field of a linked pair has exactly one class', () => {
  testProperty(
    'field-class',
    'for any three values of any kind',
    oneField,
    ({ kind, base, ours, theirs }) => {
      const classes = classesOf(kind, base, ours, theirs, true)
      expect(classes).toHaveLength(1)
      expect(classes).toEqual([MERGE_CLASS[mergeField(kind, base, ours, theirs).kind]])
    },
  )

  const pair = fc.record({ three: threeCatalogs(1), policies, knowsBase: fc.boolean() })
  testProperty(
    'pair-class',
    'and the review of a pair has a row for exactly those that are differences',
    pair,
    ({ three, policies, knowsBase }) => {
      const [base, our, their] = [three.base[0], three.ours[0], three.theirs[0]]
      if (!base || !our || !their) return
      const [ours, theirs] = [toAms(our), toShop(their)]
      const agreed = knowsBase ? agreedOn(toAms(base)) : []
      const found = classifyPair(ours, theirs, agreed, policies)
      for (const one of found) expect(one.classes, one.at).toHaveLength(1)
      const { differences, agreements } = reviewPair(ours, theirs, agreed, policies)
      const rows = differences.filter(({ kind }) => kind === 'field')
      expect(
        Object.fromEntries(
          rows.map((row) => [atOf(row.field ?? '', row.amsVariantId), row.changedBy]),
        ),
      ).toEqual(Object.fromEntries(found.filter(isDifference).map((one) => [one.at, only(one)])))
      expect(agreements.map(({ field, variantId }) => atOf(field, variantId)).sort()).toEqual(
        found
          .filter((one) => only(one) === 'both-to-the-same')
          .map(({ at }) => at)
          .sort(),
      )
    },
  )

  const synced = fc.record({ three: threeCatalogs(3), policies, knowsBase: fc.boolean() })
  testProperty(
    'state-class',
    'and so have the rows and bases that a sync run leaves in the state',
    synced,
    ({ three, policies, knowsBase }) =>
      inState(async (state) => {
        const { store } = state
        if (knowsBase) {
          importAms(store, three.base.map(toAms))
          readShop(store, three.base.map(toShop))
          await compare(store)
        }
        for (const { key } of [...productFields, ...variantFields]) {
          if (policies[key] !== store.rules.policies()[key])
            store.rules.setPolicy(key, policies[key])
        }
        store.comparison.markEverything()
        const before = new Map(linksOf(state).map(({ ours, theirs }) => [ours, theirs]))
        importAms(store, three.ours.map(toAms))
        readShop(store, three.theirs.map(toShop))
        const bases = new Map(
          three.ours
            .map(toAms)
            .map(({ id }) => [id, store.comparison.baseOf(id, before.get(id) ?? '')]),
        )
        await compare(store)
        const expected: Record<string, string> = {}
        for (const { ours, theirs } of store.comparison.linkedPairs('ams', [...bases.keys()])) {
          const oursId = ours.id
          const theirsId = theirs.id
          const isSamePair = (before.get(oursId) ?? theirsId) === theirsId
          const base = isSamePair ? (bases.get(oursId) ?? []) : []
          const learned = new Map(
            store.comparison
              .baseOf(oursId, theirsId)
              .map((e) => [atOf(e.field, e.variantId), e.value]),
          )
          const known = new Map(base.map((e) => [atOf(e.field, e.variantId), e.value]))
          for (const one of classifyPair(ours, theirs, base, policies)) {
            expect(one.classes, one.at).toHaveLength(1)
            if (isDifference(one)) expected[`${oursId} ${one.at}`] = only(one)
            const isLearned = only(one) === 'both-to-the-same'
            expect(learned.get(one.at), one.at).toEqual(isLearned ? one.ours : known.get(one.at))
          }
        }
        const rows = rowsOf(state).filter(({ kind }) => kind === 'field')
        expect(
          Object.fromEntries(
            rows.map((row) => [
              `${row.product_key} ${atOf(row.field ?? '', row.ams_variant_id)}`,
              row.changed_by,
            ]),
          ),
        ).toEqual(expected)
      }),
  )
})
