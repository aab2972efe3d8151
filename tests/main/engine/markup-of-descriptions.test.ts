import { describe, expect, test } from 'vitest'
import { amsProduct, shopProduct } from '../../support/products'
import { compared, filter } from '../../support/state'

const OF_AMS = '<P>Turned &amp; oiled<BR>by hand<p class="b a" >Unclosed <b>bold'
/** The same document: quotes, case, entities, tags that need not be closed. */
const OF_SHOPIFY = "<p>Turned &#38; oiled<br />by hand</p>\n<p class='b a'>Unclosed <b>bold</b></p>"

describe('H6: markup that is written otherwise on the two sides', () => {
  test('is no difference, and both sides keep their bytes', async () => {
    const { db, store } = await compared(
      [amsProduct({ descriptionHtml: OF_AMS })],
      [shopProduct({ descriptionHtml: OF_SHOPIFY })],
    )
    expect(store.screens.compareCounts(filter())).toMatchObject({ open: 0, inAgreement: 1 })
    expect(store.ams.product('1')?.descriptionHtml).toBe(OF_AMS)
    const kept = db.prepare('SELECT description_html FROM shop_product').pluck().all()
    expect(kept).toEqual([OF_SHOPIFY])
  })

  test('does not hide a difference that is one', async () => {
    const { store } = await compared(
      [amsProduct({ descriptionHtml: OF_AMS })],
      [shopProduct({ descriptionHtml: OF_SHOPIFY.replace('by hand', 'by machine') })],
    )
    expect(store.screens.compareCounts(filter())).toMatchObject({ open: 1, inAgreement: 0 })
  })
})
