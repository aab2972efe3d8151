import { Generations } from '@main/database/generations'
import { skuFacts } from '@main/database/sku-facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toOurs, toTheirs } from '../../support/match-in-state'
import { importAms, readShop } from '../../support/state'
import { inState } from '../../support/state-pool'

const skusOfProduct = fc.array(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', '', ' ', '\u200b'), {
  maxLength: 3,
})
const skusOfCatalog = fc.array(skusOfProduct, { minLength: 1, maxLength: 6 })

test('what SKUs say is the same, asked for one by one and held against those used twice', async () => {
  await fc.assert(
    fc.asyncProperty(skusOfCatalog, skusOfCatalog, (ours, theirs) =>
      inState(async ({ db, store }) => {
        importAms(
          store,
          ours.map((skus, id) => toOurs({ id: `${id}`, storedId: null, skus })),
        )
        readShop(
          store,
          theirs.map((skus, id) => toTheirs({ id: `gid://shopify/Product/${id}`, skus })),
        )
        const generations = new Generations(db)
        const facts = skuFacts(
          db,
          () => ({ ams: generations.liveId('ams'), shop: generations.liveId('shop') }),
          0,
        )
        const twice = facts.skusUsedTwice()
        expect(twice).not.toBeNull()
        expect(facts.skuFacts('', '~', twice)).toEqual(facts.skuFacts('', '~', null))
      }),
    ),
    { numRuns: 300 },
  )
})
