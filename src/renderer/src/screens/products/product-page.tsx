import type { ProductDetail } from '@shared/contract/store'
import { ChevronLeft, Lock } from 'lucide-react'
import { useEngineQuery } from '../../api'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { ErrorNote } from '../../components/error-note'
import { ScreenHeader } from '../../components/screen-header'
import { SyncBadge } from '../../components/sync-badge'
import { useEscape } from '../../components/use-escape'
import { counted, timeOf, withLocalTimes } from '../../format'
import { ProductFields } from './product-fields'
import './product-page.css'
import { ProductVariants } from './product-variants'
import { openProduct } from './products-store'
import { UnlinkButton } from './unlink-button'

export function ProductPage({ amsProductId }: { readonly amsProductId: string }) {
  useEscape(() => openProduct(null))
  const { data, error } = useEngineQuery('products.get', { amsProductId }, 'products')
  const product = data?.amsProductId === amsProductId ? data : null
  return (
    <>
      <ProductHeader amsProductId={amsProductId} product={product} />
      {error ? (
        <div className="product-problem">
          <ErrorNote error={error} />
        </div>
      ) : null}
      {product ? (
        <div className="product-page">
          <div className="product-main">
            <ProductFields product={product} />
            <ProductVariants product={product} />
          </div>
          <aside className="product-side" aria-label="More about this product">
            <AmsOnly product={product} />
            <History product={product} />
          </aside>
        </div>
      ) : null}
    </>
  )
}

type ProductHeaderProps = {
  readonly amsProductId: string
  readonly product: ProductDetail | null
}

function ProductHeader({ amsProductId, product }: ProductHeaderProps) {
  const actions = useAppActions()
  const differences = product ? countDifferences(product) : 0
  return (
    <ScreenHeader
      title={
        product ? (
          <>
            <bdi className="cut">{product.name}</bdi> <SyncBadge badge={product.badge} />
          </>
        ) : (
          'Product'
        )
      }
      state={
        product
          ? `${counted(differences, 'difference')}. ${sentence(withLocalTimes(product.linkedBy))}AMS product ${product.amsProductId}.`
          : ''
      }
    >
      <Button icon={<ChevronLeft size={14} aria-hidden="true" />} onClick={() => openProduct(null)}>
        All products
      </Button>
      {product ? <UnlinkButton product={product} /> : null}
      <Button
        look="primary"
        blockedBecause={differences === 0 ? 'This product has no difference' : undefined}
        onClick={() => actions.go({ screen: 'compare', filter: { amsProductId } })}
      >
        {differences === 0 ? 'Review differences' : `Review ${counted(differences, 'difference')}`}
      </Button>
    </ScreenHeader>
  )
}

function sentence(text: string): string {
  if (text === '') return ''
  return text.endsWith('.') ? `${text} ` : `${text}. `
}

function countDifferences(product: ProductDetail): number {
  const ofVariants = product.variants.reduce((total, variant) => total + variant.differs.length, 0)
  return product.fields.filter((field) => field.differs).length + ofVariants
}

/** From this length on a value takes the whole line. */
const LONG_VALUE = 14

function AmsOnly({ product }: { readonly product: ProductDetail }) {
  return (
    <section>
      <h2 className="line">
        <Lock size={16} aria-hidden="true" /> AMS only, never sent
      </h2>
      {product.amsOnly.length === 0 ? (
        <p className="dense muted">AMS holds no such values for this product.</p>
      ) : (
        <dl className="ams-only">
          {product.amsOnly.map(({ label, value }) => (
            <div key={label} className={value.length > LONG_VALUE ? 'ams-only-long' : undefined}>
              <dt>{label}</dt>
              <dd>
                <bdi>{value || 'Empty'}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

function History({ product }: { readonly product: ProductDetail }) {
  return (
    <section>
      <h2>History</h2>
      {product.history.length === 0 ? (
        <p className="dense muted">Nothing happened to this product in Concord yet.</p>
      ) : (
        <ol className="product-history">
          {product.history.map((entry) => (
            <li key={`${entry.at} ${entry.text}`}>
              <span className="faint">{timeOf(entry.at)}</span>
              <div>
                <p>{withLocalTimes(entry.text)}</p>
                <p className="muted">{withLocalTimes(entry.detail)}</p>
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
