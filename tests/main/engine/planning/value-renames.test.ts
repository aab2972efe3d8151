import { renamed, valueRenames } from '@main/engine/planning'
import { describe, expect, test } from 'vitest'
import { amsProduct, amsVariant, shopProduct, shopVariant } from '../../../support/products'
import { reviewPair } from '../../../support/without-policies'

/** Linked variants, each as `[AMS's values, Shopify's values]`. */
function pairs(...values: [string[], string[]][]) {
  return values.map(([ours, theirs], index) => ({
    ours: amsVariant({ id: `1-${index}`, optionValues: ours, shopifyVariantId: `v${index}` }),
    theirs: shopVariant({ id: `v${index}`, optionValues: theirs }),
  }))
}
const renamesOf = (linked: ReturnType<typeof pairs>, more = linked.map(({ theirs }) => theirs)) =>
  valueRenames(linked, more)

describe('a value of an option', () => {
  test('that AMS calls otherwise on all its variants is renamed', () => {
    const linked = pairs(
      [
        ['S', 'Oak'],
        ['Small', 'Oak'],
      ],
      [
        ['S', 'Ash'],
        ['Small', 'Ash'],
      ],
    )
    const renames = renamesOf(linked)
    expect(renames).toEqual([{ option: 0, from: 'Small', to: 'S' }])
    expect(renamed(['Small', 'Ash'], renames)).toEqual(['S', 'Ash'])
  })

  test.each<[string, ReturnType<typeof pairs>]>([
    ['is called two names in AMS', pairs([['S'], ['Small']], [['XS'], ['Small']])],
    ['would become one that is there', pairs([['Large'], ['Small']], [['Large'], ['Large']])],
    ['would become one with another', pairs([['M'], ['Small']], [['M'], ['Large']])],
    ['is blank in AMS', pairs([[' '], ['Small']])],
    ['is the same', pairs([['Small'], ['Small']])],
    ['is there in another spelling', pairs([['O\u0308l'], ['Holz']], [['\u00d6l'], ['\u00d6l']])],
  ])('that %s is not', (_, linked) => {
    expect(renamesOf(linked)).toEqual([])
  })

  test('that a variant nobody is linked to has too is not', () => {
    const linked = pairs([['S'], ['Small']])
    const other = shopVariant({ id: 'other', optionValues: ['Small'] })
    expect(valueRenames(linked, [...linked.map(({ theirs }) => theirs), other])).toEqual([])
  })

  test('is shown as a rename on each of its variants, a moved variant is not', () => {
    const linked = pairs([['S'], ['Small']], [['M'], ['Large']])
    const ours = amsProduct({ variants: linked.map((pair) => pair.ours) })
    const theirs = shopProduct({ variants: linked.map((pair) => pair.theirs) })
    expect(reviewPair(ours, theirs, []).differences).toMatchObject([
      { field: 'option-values', nuance: 'rename' },
      { field: 'option-values', nuance: 'rename' },
    ])
    const swapped = pairs([['Large'], ['Small']], [['Small'], ['Large']])
    expect(
      reviewPair(
        amsProduct({ variants: swapped.map((pair) => pair.ours) }),
        shopProduct({ variants: swapped.map((pair) => pair.theirs) }),
        [],
      ).differences,
    ).toMatchObject([{ nuance: null }, { nuance: null }])
  })
})
