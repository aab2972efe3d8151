import type { ProductDetail } from '@shared/contract/store'
import { SideSign } from '../../components/side-sign'
import { money, useCurrency } from '../../components/values'
import { count, counted } from '../../format'

type Variant = ProductDetail['variants'][number]

export function ProductVariants({ product }: { readonly product: ProductDetail }) {
  const differing = product.variants.filter((variant) => variant.differs.length > 0).length
  return (
    <section aria-label="Variants">
      <h2 className="product-heading">
        Variants{' '}
        <span className="dense muted">
          {`${counted(product.variants.length, 'variant')}, ${count(differing)} with differences`}
        </span>
      </h2>
      <div className="product-scroll">
        <table className="product-table product-variants">
          <thead>
            <tr>
              <th rowSpan={2}>Variant</th>
              <th rowSpan={2}>SKU</th>
              <th colSpan={2} className="product-group">
                Retail price
              </th>
              <th colSpan={4} className="product-group">
                Stock
              </th>
              <th rowSpan={2}>What happens to the stock</th>
            </tr>
            <tr>
              <th className="num product-group">
                <SideSign side="ours" /> AMS
              </th>
              <th className="num">
                <SideSign side="theirs" /> Shopify
              </th>
              <th className="num product-group">On hand</th>
              <th className="num">− Wholesale</th>
              <th className="num">
                <SideSign side="ours" /> = Available
              </th>
              <th className="num">
                <SideSign side="theirs" /> Available
              </th>
            </tr>
          </thead>
          <tbody>
            {product.variants.map((variant) => (
              <VariantLine key={variant.id} variant={variant} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function VariantLine({ variant }: { readonly variant: Variant }) {
  const currency = useCurrency()
  const available = availableOf(variant)
  const priceDiffers = variant.differs.includes('retail-price')
  const price = (amount: string | null): string =>
    amount === null ? 'Not set' : money(amount, currency)
  return (
    <tr>
      <th scope="row">
        <bdi>{variant.label || 'Single variant'}</bdi>
      </th>
      <td className="muted sku">{variant.sku || 'No SKU'}</td>
      <td className={`num product-group${priceDiffers ? ' strong' : ''}`}>
        {price(variant.priceOurs)}
      </td>
      <td className={`num${priceDiffers ? ' strong' : ' muted'}`}>
        {variant.priceTheirs === null ? '–' : price(variant.priceTheirs)}
      </td>
      <td className="num product-group">
        {variant.onHand === null ? <span className="faint">Not set</span> : count(variant.onHand)}
      </td>
      <td className="num">{count(variant.wholesaleCommitments)}</td>
      <td className="num strong">{available === null ? '–' : count(available)}</td>
      <td className="num">
        {variant.availableTheirs === null ? '–' : count(variant.availableTheirs)}
      </td>
      <td>
        <StockFate variant={variant} available={available} />
      </td>
    </tr>
  )
}

/** On hand minus wholesale commitments, never below 0; unknown stays unknown. */
function availableOf(variant: Variant): number | null {
  return variant.onHand === null ? null : Math.max(0, variant.onHand - variant.wholesaleCommitments)
}

type StockFateProps = { readonly variant: Variant; readonly available: number | null }

function StockFate({ variant, available }: StockFateProps) {
  if (available === null) {
    return (
      <>
        <b className="product-person">Not pushed.</b> AMS has no stock number.
      </>
    )
  }
  const short = variant.wholesaleCommitments - (variant.onHand ?? 0)
  if (short > 0) return <>Sold out. Wholesale needs {count(short)} more; never below 0.</>
  if (variant.availableTheirs === null) {
    return <span className="muted">Shopify&apos;s number is not known yet</span>
  }
  return variant.availableTheirs === available ? (
    <span className="muted">In agreement</span>
  ) : (
    <span className="muted">{`Differs: Shopify has ${count(variant.availableTheirs)}`}</span>
  )
}
