import { type FieldMerge, mergeField } from '@main/engine/merging/merge-field'
import type { FieldKind, FieldValue } from '@shared/fields/field-registry'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

/** Three values of each kind that differ, and for each a second spelling that is the same value. */
type Words = { readonly plain: readonly FieldValue[]; readonly respelt: readonly FieldValue[] }

const symmetricKinds: readonly (readonly [FieldKind, Words])[] = [
  ['text', { plain: ['Bowl', 'Board', 'Stool'], respelt: [' Bowl', 'Board\n', '  Stool '] }],
  ['exact', { plain: ['A-1', 'a-1', 'A-1 '], respelt: ['A-1', 'a-1', 'A-1 '] }],
  [
    'html',
    {
      plain: ['<p>a</p>', '<p>b</p>', '<p><b>a</b></p>'],
      respelt: ['<p> a </p>\n', '<P>b</P>', '<p><b>a</b>'],
    },
  ],
  ['money', { plain: ['78', '0', null], respelt: ['78.00', '0.0', null] }],
  ['status', { plain: ['ACTIVE', 'DRAFT', 'UNLISTED'], respelt: ['ACTIVE', 'DRAFT', 'UNLISTED'] }],
  ['list', { plain: [['S', 'L'], ['L', 'S'], []], respelt: [[' S', 'L '], ['L', ' S'], []] }],
]
const A = 0
const B = 1
const C = 2

/** The complete table: which of three values stands at base, ours and theirs, and the one answer. */
const table: readonly (readonly [
  base: number | undefined,
  ours: number,
  theirs: number,
  FieldMerge['kind'],
])[] = [
  [undefined, A, A, 'both-to-the-same'],
  [undefined, A, B, 'never-agreed'],
  [A, A, A, 'unchanged'],
  [A, B, A, 'ours-changed'],
  [A, A, B, 'theirs-changed'],
  [A, B, B, 'both-to-the-same'],
  [A, B, C, 'conflict'],
]

describe.each(symmetricKinds)('a field of kind %s', (kind, { plain, respelt }) => {
  const at = (index: number | undefined, words = plain): FieldValue | undefined =>
    index === undefined ? undefined : words[index]
  const value = (index: number, words = plain): FieldValue => at(index, words) ?? null

  test.each(table)('base %s, ours %s, theirs %s is %s', (base, ours, theirs, expected) => {
    // Every choice of three values from the table's letters, so that null and [] stand in each place.
    for (const turn of [0, 1, 2]) {
      const of = (index: number): number => (index + turn) % 3
      const baseAt = base === undefined ? undefined : of(base)
      const answer = { kind: expected }
      expect(mergeField(kind, at(baseAt), value(of(ours)), value(of(theirs)))).toEqual(answer)
      expect(
        mergeField(kind, at(baseAt, respelt), value(of(ours)), value(of(theirs), respelt)),
      ).toEqual(answer)
    }
  })

  test('swapping the sides swaps who changed it, and nothing else', () => {
    const any = fc.constantFrom(...plain, ...respelt)
    fc.assert(
      fc.property(fc.option(any, { nil: undefined }), any, any, (base, ours, theirs) => {
        expect(mergeField(kind, base, theirs, ours)).toEqual(
          swapped(mergeField(kind, base, ours, theirs)),
        )
      }),
    )
  })

  test('nothing changed means nothing to do', () => {
    for (const [index, one] of plain.entries()) {
      expect(mergeField(kind, one, value(index, respelt), one)).toEqual({ kind: 'unchanged' })
    }
  })
})

function swapped(merge: FieldMerge): FieldMerge {
  if (merge.kind === 'ours-changed') return { kind: 'theirs-changed' }
  return merge.kind === 'theirs-changed' ? { kind: 'ours-changed' } : merge
}

describe('the status, where only "AMS inactive while Shopify sells it" is a difference', () => {
  test.each<[FieldValue | undefined, FieldValue, FieldValue, FieldMerge['kind']]>([
    [undefined, 'active', 'active', 'both-to-the-same'],
    [undefined, 'active', 'inactive', 'both-to-the-same'],
    [undefined, 'inactive', 'inactive', 'both-to-the-same'],
    [undefined, 'inactive', 'active', 'never-agreed'],
    ['active', 'active', 'active', 'unchanged'],
    ['active', 'active', 'inactive', 'unchanged'],
    ['active', 'inactive', 'inactive', 'both-to-the-same'],
    ['active', 'inactive', 'active', 'ours-changed'],
    ['inactive', 'active', 'active', 'both-to-the-same'],
    ['inactive', 'active', 'inactive', 'both-to-the-same'],
    ['inactive', 'inactive', 'inactive', 'unchanged'],
    ['inactive', 'inactive', 'active', 'theirs-changed'],
  ])('base %s, AMS %s, Shopify %s is %s', (base, ours, theirs, expected) => {
    expect(mergeField('selling', base, ours, theirs)).toEqual({ kind: expected })
  })
})

describe('an agreement about pictures', () => {
  const merged = (
    kind: 'image-order' | 'image-alts',
    base: string[],
    ours: string[],
    theirs: string[],
  ) => mergeField(kind, base, ours, theirs).kind

  test('tells who moved one that it has', () => {
    expect(merged('image-order', ['a', 'b'], ['n', 'a', 'b'], ['b', 'a'])).toBe('theirs-changed')
    expect(merged('image-alts', ['a\tA'], ['a\tB'], ['a\tA', 'b\t'])).toBe('ours-changed')
  })

  test('says nothing of one that both sides got since', () => {
    expect(merged('image-order', [], ['a', 'b'], ['b', 'a'])).toBe('never-agreed')
    expect(merged('image-order', ['a'], ['a', 'b'], ['b', 'a'])).toBe('never-agreed')
    expect(merged('image-alts', ['a\tA'], ['b\tB'], ['b\t'])).toBe('never-agreed')
    expect(merged('image-alts', ['a\tA'], ['b\tB'], ['b\tB'])).toBe('both-to-the-same')
  })
})
