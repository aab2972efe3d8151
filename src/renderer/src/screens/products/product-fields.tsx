import type { ProductDetail } from '@shared/contract/store'
import { ArrowLeft, ArrowRight, Equal } from 'lucide-react'
import { SideSign } from '../../components/side-sign'
import { shownValue, useCurrency, ValueText } from '../../components/values'
import { dayOf } from '../../format'

type Field = ProductDetail['fields'][number]

export function ProductFields({ product }: { readonly product: ProductDetail }) {
  const differing = product.fields.filter((field) => field.differs).length
  return (
    <section aria-label="Fields">
      <h2 className="product-heading">
        Fields{' '}
        <span className="dense muted">
          {product.shopifyProductId === null
            ? 'not linked to Shopify'
            : `${differing} of ${product.fields.length} differ`}
        </span>
      </h2>
      <table className="product-table">
        <thead>
          <tr>
            <th>Field</th>
            <th>
              <span className="line">
                <SideSign side="ours" /> AMS
              </span>
            </th>
            <th>
              <span className="line">
                <SideSign side="theirs" /> Shopify
              </span>
            </th>
            <th>Last agreed</th>
            <th>State</th>
          </tr>
        </thead>
        <tbody>
          {product.fields.map((field) => (
            <FieldLine key={field.key} field={field} linked={product.shopifyProductId !== null} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function FieldLine({ field, linked }: { readonly field: Field; readonly linked: boolean }) {
  const { key, ours, theirs, base, changedBy } = field
  return (
    <tr>
      <th scope="row">{field.label}</th>
      <td>
        <div className="product-value">
          <ValueText side="ours" field={key} value={ours} base={base} changedBy={changedBy} />
        </div>
      </td>
      <td>
        <div className="product-value">
          {linked ? (
            <ValueText side="theirs" field={key} value={theirs} base={base} changedBy={changedBy} />
          ) : (
            <span className="faint">Not in Shopify</span>
          )}
        </div>
      </td>
      <td className="faint product-agreed">
        <LastAgreed field={field} />
      </td>
      <td>
        <FieldState field={field} linked={linked} />
      </td>
    </tr>
  )
}

function LastAgreed({ field }: { readonly field: Field }) {
  const currency = useCurrency()
  if (field.baseAgreedAt === null) return 'Never agreed'
  const base = shownValue(field.key, field.base, currency)
  const on = dayOf(field.baseAgreedAt)
  if (!field.differs) return on
  if (base === shownValue(field.key, field.theirs, currency))
    return <span title={on}>Same as Shopify</span>
  if (base === shownValue(field.key, field.ours, currency))
    return <span title={on}>Same as AMS</span>
  return (
    <span className="product-value" title={on}>
      {base}
    </span>
  )
}

function FieldState({ field, linked }: { readonly field: Field; readonly linked: boolean }) {
  if (!linked) return <span className="muted">–</span>
  if (!field.differs) {
    return (
      <span className="line muted">
        <Equal size={14} aria-hidden="true" /> In agreement
      </span>
    )
  }
  if (field.changedBy === 'ams') {
    return (
      <span className="line strong of-ours">
        AMS changed <ArrowRight size={13} aria-hidden="true" />
      </span>
    )
  }
  if (field.changedBy === 'shopify') {
    return (
      <span className="line strong of-theirs">
        <ArrowLeft size={13} aria-hidden="true" /> Shopify changed
      </span>
    )
  }
  return (
    <span className="strong product-person">
      {field.changedBy === 'both' ? 'Both changed' : 'Differs'}
    </span>
  )
}
