import type { Picture } from '@shared/contract/pictures'
import type { ProductDetail } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { ChevronDown, ChevronLeft, ChevronUp, SquareArrowOutUpRight } from 'lucide-react'
import { useState } from 'react'
import { askMain, useLiveOverview } from '../../api'
import { useAppActions } from '../../components/app-actions'
import { Button, IconButton } from '../../components/button'
import { Thumb } from '../../components/pictures'
import { SyncBadge } from '../../components/sync-badge'
import { counted } from '../../format'
import './product-header.css'
import { ProductMenu } from './product-menu'
import { differencesByKind, linkWords, nextStepOf } from './product-words'
import { openProduct } from './products-store'
import { shopifyPage } from './shopify-page'
import { stepProduct } from './step-product'
import { UnlinkButton } from './unlink-button'
import type { Neighbours } from './use-neighbours'

type ProductHeaderProps = {
  readonly product: ProductDetail | null
  /** The one that stands for the product; null where it has none. */
  readonly picture: Picture | null
  /** Null while they are not known. */
  readonly neighbours: Neighbours | null
}

/** What the product is called, how the two sides stand, and what can be done about it. */
export function ProductHeader({ product, picture, neighbours }: ProductHeaderProps) {
  return (
    <header className="screen-header product-header">
      <IconButton
        label={t`All products (Esc)`}
        icon={<ChevronLeft size={16} aria-hidden="true" />}
        onClick={() => openProduct(null)}
      />
      {picture ? <Thumb size={40} name="" content={picture.content} /> : null}
      <div className="product-header-names">
        <h1>
          {product ? (
            <>
              <bdi className="cut">{product.name}</bdi> <SyncBadge badge={product.badge} />
            </>
          ) : (
            t`Product`
          )}
        </h1>
        {product ? <Facts product={product} /> : null}
      </div>
      <div className="screen-header-actions">
        <IconButton
          label={t`Previous product ([)`}
          icon={<ChevronUp size={16} aria-hidden="true" />}
          blockedBecause={neighbours?.previous === null ? t`This is the first product` : undefined}
          onClick={() => stepProduct('previous')}
        />
        <IconButton
          label={t`Next product (])`}
          icon={<ChevronDown size={16} aria-hidden="true" />}
          blockedBecause={neighbours?.next === null ? t`This is the last product` : undefined}
          onClick={() => stepProduct('next')}
        />
        {product ? <Steps product={product} /> : null}
      </div>
    </header>
  )
}

function Facts({ product }: { readonly product: ProductDetail }) {
  const facts = t`${differencesByKind(product.differences)} ${linkWords(product)} AMS product ${product.amsProductId}.`
  return (
    <p className="screen-header-state" title={facts}>
      {facts}
    </p>
  )
}

function Steps({ product }: { readonly product: ProductDetail }) {
  const actions = useAppActions()
  const { amsProductId, differences } = product
  const review = (): void => actions.go({ screen: 'compare', filter: { amsProductId } })
  const next = nextStepOf(differences)
  return (
    <>
      <OpenInShopify product={product} />
      <UnlinkButton product={product} />
      <ProductMenu product={product} />
      <Button
        blockedBecause={differences.length === 0 ? t`This product has no difference` : undefined}
        onClick={review}
      >
        {differences.length === 0
          ? t`Review differences`
          : t`Review ${counted(differences.length, 'difference')}`}
      </Button>
      <Button
        look="primary"
        blockedBecause={next === 'nothing' ? t`Both sides agree: nothing to send` : undefined}
        hint={
          next === 'push'
            ? t`Opens the preview of the push`
            : t`Review it first; nothing is sent yet`
        }
        onClick={next === 'push' ? () => actions.reviewAndPush() : review}
      >
        {t`Sync to Shopify`}
      </Button>
    </>
  )
}

function OpenInShopify({ product }: { readonly product: ProductDetail }) {
  const connection = useLiveOverview((live) => live.overview?.connection)
  const [refused, setRefused] = useState<string | null>(null)
  const page = shopifyPage(connection, product.shopifyProductId)
  const open = async (): Promise<void> => {
    if (page.kind === 'none') return
    const answer = await askMain('shopify.open', { url: page.url })
    setRefused(answer.ok ? null : answer.error.message)
  }
  return (
    <Button
      icon={<SquareArrowOutUpRight size={14} aria-hidden="true" />}
      blockedBecause={page.kind === 'none' ? page.reason : undefined}
      hint={refused ?? undefined}
      onClick={() => void open()}
    >
      {t`Open in Shopify`}
    </Button>
  )
}
