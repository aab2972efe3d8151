import type { DifferenceRow } from '@shared/contract/review'
import type { Policies } from '@shared/contract/rules'
import type { ProductDetail } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { ArrowLeft, ArrowRight, Equal } from 'lucide-react'
import { Description, TextViewSegments } from '../../components/description'
import { SideSign } from '../../components/side-sign'
import { hasMoved, shownValue, useCurrency, ValueText } from '../../components/values'
import { dayOf, NUANCE_WORDS } from '../../format'
import { EditableValue } from './editing/editable-value'
import { fieldsLine, standingOf } from './product-words'
import { useProductsStore } from './products-store'
import { StandingNote } from './standing-note'

type Field = ProductDetail['fields'][number]

type ProductFieldsProps = {
  readonly product: ProductDetail
  readonly policies: Policies | null
}

export function ProductFields({ product, policies }: ProductFieldsProps) {
  const textView = useProductsStore((store) => store.textView)
  const rowOf = ({ key }: Field): DifferenceRow | null =>
    product.differences.find((row) => row.field === key && row.amsVariantId === '') ?? null
  return (
    <section aria-label={t`Fields`}>
      <div className="product-heading">
        <h2>{t`Fields`}</h2>
        <span className="dense muted grow">{fieldsLine(product)}</span>
        <TextViewSegments
          view={textView}
          onChoose={(view) => useProductsStore.setState({ textView: view })}
        />
      </div>
      <table className="product-table product-fields">
        <thead>
          <tr>
            <th>{t`Field`}</th>
            <th>
              <span className="line">
                <SideSign side="ours" /> AMS
                <span className="faint">{t`edited in place`}</span>
              </span>
            </th>
            <th>
              <span className="line">
                <SideSign side="theirs" /> Shopify
              </span>
            </th>
            <th>{t`Last agreed`}</th>
            <th>{t`Suggestion`}</th>
          </tr>
        </thead>
        <tbody>
          {product.fields.map((field) => (
            <FieldLine
              key={field.key}
              product={product}
              field={field}
              row={rowOf(field)}
              linked={product.shopifyProductId !== null}
              isNeverCompared={policies?.[field.key] === 'never'}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

type FieldLineProps = {
  readonly product: ProductDetail
  readonly field: Field
  readonly row: DifferenceRow | null
  readonly linked: boolean
  readonly isNeverCompared: boolean
}

function FieldLine({ product, field, row, linked, isNeverCompared }: FieldLineProps) {
  return (
    <tr>
      <th scope="row">{field.label}</th>
      <td>
        <EditableValue product={product} field={field}>
          <FieldValue field={field} side="ours" />
        </EditableValue>
      </td>
      <td>
        {linked ? (
          <FieldValue field={field} side="theirs" />
        ) : (
          <span className="faint">{t`Not in Shopify`}</span>
        )}
      </td>
      <td className="faint product-agreed">
        <LastAgreed field={field} />
      </td>
      <td>
        <FieldStanding row={row} linked={linked} isNeverCompared={isNeverCompared} />
      </td>
    </tr>
  )
}

function FieldValue({ field, side }: { readonly field: Field; readonly side: 'ours' | 'theirs' }) {
  const textView = useProductsStore((store) => store.textView)
  const { key, base, changedBy } = field
  const value = field[side]
  if (key === 'description' && typeof value === 'string' && value !== '') {
    const moved = hasMoved(side, changedBy) && typeof base === 'string'
    return (
      <div className={`product-description product-description-${textView}`}>
        <Description view={textView} html={value} base={moved ? base : null} side={side} />
      </div>
    )
  }
  return (
    <div className="product-value">
      <ValueText side={side} field={key} value={value} base={base} changedBy={changedBy} />
    </div>
  )
}

function LastAgreed({ field }: { readonly field: Field }) {
  const currency = useCurrency()
  if (field.baseAgreedAt === null) return t`Never agreed`
  const base = shownValue(field.key, field.base, currency)
  const on = dayOf(field.baseAgreedAt)
  if (!field.differs) return on
  if (base === shownValue(field.key, field.theirs, currency))
    return <span title={on}>{t`Same as Shopify`}</span>
  if (base === shownValue(field.key, field.ours, currency))
    return <span title={on}>{t`Same as AMS`}</span>
  return (
    <span className="product-value product-earlier" title={`${on}: ${base}`}>
      {base}
    </span>
  )
}

/** The suggestion, and where the field stands on its way; a field that is not pushed says why. */
function FieldStanding({
  row,
  linked,
  isNeverCompared,
}: Omit<FieldLineProps, 'field' | 'product'>) {
  if (!linked) return <span className="muted">–</span>
  if (row === null) {
    if (isNeverCompared) return <Quiet>{t`Not compared: policy Never`}</Quiet>
    return (
      <span className="line muted">
        <Equal size={14} aria-hidden="true" /> {t`In agreement`}
      </span>
    )
  }
  return (
    <>
      <Direction row={row} />
      {row.nuance === null ? null : (
        <p className="product-standing">{`${NUANCE_WORDS[row.nuance]}.`}</p>
      )}
      <StandingNote standing={standingOf(row)} />
    </>
  )
}

function Quiet({ children }: { readonly children: string }) {
  return <span className="muted">{children}</span>
}

/** Where the value travels: as decided, or as suggested. */
function Direction({ row }: { readonly row: DifferenceRow }) {
  const way = row.choice ?? row.suggestion
  if (way === 'ours') {
    return (
      <span className="line strong of-ours">
        AMS <ArrowRight size={13} aria-hidden="true" />
      </span>
    )
  }
  if (way === 'theirs') {
    return (
      <span className="line strong of-theirs">
        <ArrowLeft size={13} aria-hidden="true" /> Shopify
      </span>
    )
  }
  if (way === 'skip') return null
  return (
    <span className="strong attention">
      {row.changedBy === 'both' ? t`Both changed it` : t`Needs a person`}
    </span>
  )
}
