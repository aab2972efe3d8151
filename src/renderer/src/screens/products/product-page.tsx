import type { ProductDetail } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { useState } from 'react'
import { useEngineQuery, useProductPictures } from '../../api'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { ErrorNote } from '../../components/error-note'
import { Note } from '../../components/note'
import { useEscape } from '../../components/use-escape'
import { AmsOnly } from './ams-only'
import { HistoryDrawer } from './history-drawer'
import { HistoryPanel } from './history-panel'
import { ProductFields } from './product-fields'
import { ProductHeader } from './product-header'
import './product-page.css'
import { ProductPictures } from './product-pictures'
import { ProductVariants } from './product-variants'
import { standingOf } from './product-words'
import { openProduct } from './products-store'
import { useNeighbours } from './use-neighbours'
import { usePolicies } from './use-policies'
import { useProductKeys } from './use-product-keys'

export function ProductPage({ amsProductId }: { readonly amsProductId: string }) {
  useEscape(() => openProduct(null))
  const { data, error } = useEngineQuery('products.get', { amsProductId }, 'products')
  const product = data?.amsProductId === amsProductId ? data : null
  const policies = usePolicies()
  const shopifyProductId = product?.shopifyProductId ?? null
  const pictures = useProductPictures({ amsProductId, shopifyProductId })
  const neighbours = useNeighbours(amsProductId)
  const [historyOpen, setHistoryOpen] = useState(false)
  useProductKeys(() => setHistoryOpen(true))
  return (
    <>
      <ProductHeader product={product} neighbours={neighbours} />
      {error ? (
        <div className="product-problem">
          <ErrorNote error={error} />
        </div>
      ) : null}
      {product ? (
        <div className="product-page">
          <div className="product-main" tabIndex={-1}>
            <WholeProduct product={product} />
            <ProductFields product={product} policies={policies} />
            <ProductVariants product={product} policies={policies} pictures={pictures} />
            <ProductPictures key={amsProductId} product={product} pictures={pictures} />
          </div>
          <aside className="product-side" aria-label={t`More about this product`}>
            <AmsOnly product={product} />
            <HistoryPanel amsProductId={amsProductId} onOpenAll={() => setHistoryOpen(true)} />
          </aside>
        </div>
      ) : null}
      {product && historyOpen ? (
        <HistoryDrawer product={product} onClose={() => setHistoryOpen(false)} />
      ) : null}
    </>
  )
}

/** Why a product as a whole is not pushed: linked to nothing, unsure, or its partner is gone. */
function WholeProduct({ product }: { readonly product: ProductDetail }) {
  const actions = useAppActions()
  const row = product.differences.find(({ kind }) => kind !== 'field' && kind !== 'variant')
  if (!row) return null
  const { words, why, look } = standingOf(row)
  const { amsProductId } = product
  return (
    <div className="product-whole">
      <Note
        look={look === 'waits' ? 'plain' : 'warn'}
        action={
          <Button small onClick={() => actions.go({ screen: 'compare', filter: { amsProductId } })}>
            {t`Review`}
          </Button>
        }
      >
        <b className="strong">{words}.</b> {why}
      </Note>
    </div>
  )
}
