import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Match,
  matchCatalogs,
  type OurRecord,
  type TheirRecord,
} from '../../../support/match-in-state'

const our = (id: string, skus: readonly string[], storedId: string | null = null): OurRecord => ({
  id,
  storedId,
  skus,
})
const their = (id: string, skus: readonly string[]): TheirRecord => ({ id, skus })

describe('the stored Shopify id', () => {
  test('links, whatever the SKUs say', async () => {
    const matches = await matchCatalogs(
      [our('1', ['A'], 'X')],
      [their('X', ['B']), their('Y', ['A'])],
    )
    expect(matches).toEqual([
      {
        kind: 'matched',
        oursId: '1',
        theirsId: 'X',
        evidence: { kind: 'stored-id', text: 'Shopify id stored on the AMS product' },
      },
      { kind: 'only-theirs', theirsId: 'Y' },
    ])
  })

  test('that points to nothing is a broken link, and its SKU twin a candidate, not an import', async () => {
    expect(await matchCatalogs([our('1', ['A'], 'gone')], [their('X', ['A'])])).toEqual([
      {
        kind: 'broken-link',
        oursId: '1',
        theirsId: 'gone',
        candidates: [{ theirsId: 'X', evidence: 'Same SKU A' }],
      },
    ])
  })

  test('claimed by two of ours links neither, and the claimed one is not called missing in AMS', async () => {
    const matches = await matchCatalogs(
      [our('1', ['A'], 'X'), our('2', ['B'], 'X')],
      [their('X', ['A'])],
    )
    expect(matches).toEqual(
      ['1', '2'].map((oursId) => ({
        kind: 'ambiguous',
        oursId,
        candidates: [{ theirsId: 'X', evidence: 'The stored Shopify id' }],
        reason: 'Several AMS products store the same Shopify id',
      })),
    )
  })
})

describe('a SKU', () => {
  test('used once on each side links and is named as the evidence', async () => {
    expect(await matchCatalogs([our('1', ['A', 'B'])], [their('X', ['B', 'C'])])).toEqual([
      {
        kind: 'matched',
        oursId: '1',
        theirsId: 'X',
        evidence: { kind: 'sku', text: 'Same SKU B, used once on each side' },
      },
    ])
  })

  test.each(['', ' ', '\t\n', '\u00a0'])('that is blank (%j) never links', async (blank) => {
    expect(await matchCatalogs([our('1', [blank])], [their('X', [blank])])).toEqual([
      { kind: 'only-ours', oursId: '1' },
      { kind: 'only-theirs', theirsId: 'X' },
    ])
  })

  test.each([
    ['case', 'a-1', 'A-1'],
    ['a space', 'A-1', 'A-1 '],
    ['leading zeros', '00123', '123'],
    ['a letter that looks the same', 'A-1', '\u0410-1'],
    ['a zero-width space', 'A-1', 'A-1\u200b'],
    ['composition', 'CAF\u00c9', 'CAFE\u0301'],
  ])('that differs in %s only does not link', async (_, left, right) => {
    expect(await matchCatalogs([our('1', [left])], [their('X', [right])])).toEqual([
      { kind: 'only-ours', oursId: '1' },
      { kind: 'only-theirs', theirsId: 'X' },
    ])
  })

  test('used twice in AMS leaves both of ours in doubt, with the reason', async () => {
    expect(await matchCatalogs([our('1', ['A']), our('2', ['A'])], [their('X', ['A'])])).toEqual(
      ['1', '2'].map((oursId) => ({
        kind: 'duplicate-sku',
        oursId,
        candidates: [{ theirsId: 'X', evidence: 'Same SKU A' }],
        reason: 'SKU A is used more than once in AMS',
      })),
    )
  })

  test('used twice in Shopify names both candidates and calls neither missing in AMS', async () => {
    expect(await matchCatalogs([our('1', ['A'])], [their('X', ['A']), their('Y', ['A'])])).toEqual([
      {
        kind: 'duplicate-sku',
        oursId: '1',
        candidates: [
          { theirsId: 'X', evidence: 'Same SKU A' },
          { theirsId: 'Y', evidence: 'Same SKU A' },
        ],
        reason: 'SKU A is used more than once in Shopify',
      },
    ])
  })

  test('used twice within one product is no proof either', async () => {
    expect(await matchCatalogs([our('1', ['A'])], [their('X', ['A', 'A'])])).toMatchObject([
      { kind: 'duplicate-sku', oursId: '1', candidates: [{ theirsId: 'X' }] },
    ])
  })

  test('used in AMS also by a product that is linked already is no proof', async () => {
    const matches = await matchCatalogs(
      [our('1', ['A'], 'X'), our('2', ['A'])],
      [their('X', []), their('Y', ['A'])],
    )
    expect(matches).toMatchObject([
      { kind: 'matched', oursId: '1', theirsId: 'X' },
      { kind: 'duplicate-sku', oursId: '2', reason: 'SKU A is used more than once in AMS' },
    ])
  })

  test('of a Shopify product that another of ours is linked to does not steal it', async () => {
    const matches = await matchCatalogs([our('1', [], 'X'), our('2', ['A'])], [their('X', ['A'])])
    expect(matches).toMatchObject([
      { kind: 'matched', oursId: '1', theirsId: 'X' },
      {
        kind: 'ambiguous',
        oursId: '2',
        reason: 'The Shopify product with the same SKU is linked to another AMS product',
      },
    ])
  })

  test('shared with two different Shopify products leaves both as candidates', async () => {
    expect(
      await matchCatalogs([our('1', ['A', 'B'])], [their('X', ['A']), their('Y', ['B'])]),
    ).toEqual([
      {
        kind: 'ambiguous',
        oursId: '1',
        candidates: [
          { theirsId: 'X', evidence: 'Same SKU A' },
          { theirsId: 'Y', evidence: 'Same SKU B' },
        ],
        reason: 'Several products share SKUs with this one',
      },
    ])
  })

  test('of two of ours that point to the same Shopify product links neither', async () => {
    const matches = await matchCatalogs(
      [our('1', ['A']), our('2', ['B'])],
      [their('X', ['A', 'B'])],
    )
    expect(matches).toMatchObject([
      { kind: 'ambiguous', oursId: '1', candidates: [{ theirsId: 'X' }] },
      { kind: 'ambiguous', oursId: '2', candidates: [{ theirsId: 'X' }] },
    ])
  })

  test.each(['__proto__', 'constructor', 'toString'])(
    'called %s is an ordinary SKU',
    async (sku) => {
      expect(await matchCatalogs([our(sku, [sku])], [their(sku, [sku])])).toMatchObject([
        { kind: 'matched', oursId: sku, theirsId: sku },
      ])
    },
  )
})

describe('whatever the two catalogs hold', { timeout: 60_000 }, () => {
  const sku = fc.constantFrom('', ' ', 'A', 'B', 'C', 'D', 'E')
  const skus = fc.array(sku, { maxLength: 3 })
  const theirs = fc.uniqueArray(fc.record({ id: fc.constantFrom('X', 'Y', 'Z', 'W'), skus }), {
    selector: ({ id }) => id,
  })
  const ours = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('1', '2', '3', '4'),
      storedId: fc.option(fc.constantFrom('X', 'Y', 'Z', 'gone')),
      skus,
    }),
    { selector: ({ id }) => id },
  )

  test('every record gets exactly one result and no record more than one link', async () => {
    await fc.assert(
      fc.asyncProperty(ours, theirs, async (our, their) => {
        const matches = await matchCatalogs(our, their)
        expect(matches.flatMap(oursIn).sort()).toEqual(our.map(({ id }) => id).sort())
        const linked = matches.filter(({ kind }) => kind === 'matched')
        expectDistinct(linked.flatMap(oursIn))
        expectDistinct(linked.flatMap(theirsIn))
        const spokenFor = new Set(
          matches.filter(({ kind }) => kind !== 'only-theirs').flatMap(theirsIn),
        )
        const alone = matches.filter(({ kind }) => kind === 'only-theirs').flatMap(theirsIn)
        expectDistinct(alone)
        for (const { id } of their) expect(spokenFor.has(id) !== alone.includes(id)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('the order of the records changes nothing', async () => {
    const links = (matches: readonly Match[]): string[] =>
      matches
        .map((match) => `${match.kind} ${oursIn(match).join()} ${theirsIn(match).sort().join()}`)
        .sort()
    await fc.assert(
      fc.asyncProperty(ours, theirs, async (our, their) => {
        expect(links(await matchCatalogs([...our].reverse(), [...their].reverse()))).toEqual(
          links(await matchCatalogs(our, their)),
        )
      }),
    )
  })
})

function oursIn({ oursId }: Match): string[] {
  return oursId === undefined ? [] : [oursId]
}

/** The Shopify products that a result is about: a broken link's own id is of one that is gone. */
function theirsIn({ kind, theirsId, candidates = [] }: Match): string[] {
  const named = candidates.map((candidate) => candidate.theirsId)
  return theirsId === undefined || kind === 'broken-link' ? named : [theirsId, ...named]
}

function expectDistinct(values: readonly string[]): void {
  expect(new Set(values).size).toBe(values.length)
}
