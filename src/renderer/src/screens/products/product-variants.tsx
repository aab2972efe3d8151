import { availableToPush } from '@shared/catalog/available-stock'
import type { Picture, ProductPictures } from '@shared/contract/pictures'
import type { DifferenceRow } from '@shared/contract/review'
import type { Policies } from '@shared/contract/rules'
import type { ProductDetail } from '@shared/contract/store'
import type { FieldKey } from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Thumb, variantPicture } from '../../components/pictures'
import { SideSign } from '../../components/side-sign'
import { money, useCurrency, ValueText } from '../../components/values'
import { count, counted } from '../../format'
import { AddVariantDialog } from './editing/add-variant-dialog'
import { optionNamesOf } from './editing/option-draft'
import { EditOptionValues, EditPrice, EditSku, RemoveVariant } from './editing/variant-editing'
import { differencesByKind, standingOf } from './product-words'
import { StandingNote } from './standing-note'
import { StockDialog } from './stock-dialog'
import { type StockFate, stockFate } from './stock-fate'
import { STOCK } from './stock-words'
import { Fate, PushLogLink, ReviewLink, VariantNotes } from './variant-cells'

type Variant = ProductDetail['variants'][number]
type Row = ProductDetail['differences'][number]

type ProductVariantsProps = {
  readonly product: ProductDetail
  readonly policies: Policies | null
  readonly pictures: ProductPictures | null
}

export function ProductVariants({ product, policies, pictures }: ProductVariantsProps) {
  const [adding, setAdding] = useState(false)
  const [changed, setChanged] = useState<string | null>(null)
  const changing = product.variants.find(({ id }) => id === changed)
  const never = policies?.stock === 'never'
  const rows = product.differences
  const ofVariants = rows.filter(
    ({ amsVariantId, kind }) => amsVariantId !== '' || kind === 'variant',
  )
  const fates = new Map(
    product.variants.map((variant) => [
      variant.id,
      stockFate({
        variant,
        isLinked: product.shopifyProductId !== null,
        row: rowOf(rows, variant, 'stock'),
        isNeverCompared: never,
      }),
    ]),
  )
  // Only where AMS counts them still is there anything to take off.
  const hasWebOrders = product.variants.some(({ stock }) => stock.webOrders !== 0)
  const notPushed = [...fates.values()].filter(({ look }) => look === 'stays').length
  return (
    <section aria-label={t`Variants`}>
      <div className="product-heading">
        <h2>{t`Variants`}</h2>
        <span className="dense muted grow">
          {[
            counted(product.variants.length, 'variant'),
            ofVariants.length > 0 && differencesByKind(ofVariants).replace(/\.$/, ''),
            notPushed > 0 && t`stock of ${count(notPushed)} is not pushed`,
          ]
            .filter((part) => part !== false)
            .join('; ')}
        </span>
        <Button
          small
          icon={<Plus size={14} aria-hidden="true" />}
          blockedBecause={
            optionNamesOf(product).length === 0
              ? t`Variants are told apart by options: add an option first`
              : undefined
          }
          onClick={() => setAdding(true)}
        >
          {t`Add variant`}
        </Button>
      </div>
      {/* Wider than a small window: reachable with the keyboard. */}
      <div
        className="product-scroll"
        tabIndex={0}
        role="group"
        aria-label={t`Variants, both sides`}
      >
        <table className="product-table product-variants">
          <VariantHead hasWebOrders={hasWebOrders} />
          <tbody>
            {product.variants.map((variant) => (
              <VariantLine
                key={variant.id}
                variant={variant}
                picture={variantPicture(pictures, variant)}
                rows={rows.filter(({ amsVariantId }) => amsVariantId === variant.id)}
                fate={fates.get(variant.id)}
                product={product}
                hasWebOrders={hasWebOrders}
                onChangeStock={() => setChanged(variant.id)}
              />
            ))}
            {rows
              .filter(({ kind, amsVariantId }) => kind === 'variant' && amsVariantId === '')
              .map((row) => (
                <OnlyInShopify key={row.key} row={row} amsProductId={product.amsProductId} />
              ))}
          </tbody>
        </table>
      </div>
      {adding ? <AddVariantDialog product={product} onClose={() => setAdding(false)} /> : null}
      {changing ? (
        <StockDialog product={product} variant={changing} onClose={() => setChanged(null)} />
      ) : null}
    </section>
  )
}

function VariantHead({ hasWebOrders }: { readonly hasWebOrders: boolean }) {
  return (
    <thead>
      <tr>
        <th rowSpan={2}>{t`Variant`}</th>
        <th rowSpan={2}>SKU</th>
        <th colSpan={2} className="product-group">
          {t`Retail price`}
        </th>
        <th colSpan={hasWebOrders ? 5 : 4} className="product-group">
          {t`Stock`}
        </th>
        <th rowSpan={2} className="product-group">
          {t`What happens to the stock`}
        </th>
        <th rowSpan={2}>
          <span className="visually-hidden">{t`Remove`}</span>
        </th>
      </tr>
      <tr>
        <th className="num product-group">
          <SideSign side="ours" /> AMS
        </th>
        <th className="num">
          <SideSign side="theirs" /> Shopify
        </th>
        <th className="num product-group">{t`On hand`}</th>
        <th className="num">{t`− Wholesale`}</th>
        {hasWebOrders ? <th className="num">{t`− Web orders`}</th> : null}
        <th className="num">
          <SideSign side="ours" /> {t`= Available`}
        </th>
        <th className="num">
          <SideSign side="theirs" /> {t`Available`}
        </th>
      </tr>
    </thead>
  )
}

function rowOf(rows: readonly Row[], { id }: Variant, field: FieldKey): DifferenceRow | null {
  return rows.find((row) => row.amsVariantId === id && row.field === field) ?? null
}

type VariantLineProps = {
  readonly variant: Variant
  readonly picture: Picture | null
  readonly rows: readonly Row[]
  readonly fate: StockFate | undefined
  readonly product: ProductDetail
  readonly hasWebOrders: boolean
  readonly onChangeStock: () => void
}

function VariantLine(props: VariantLineProps) {
  const { product, variant, picture, rows, fate, hasWebOrders } = props
  const { amsProductId, name } = product
  const { stock } = variant
  const available = availableToPush(stock, stock.webOrders)
  const price = rowOf(rows, variant, 'retail-price')
  const stockRow = rowOf(rows, variant, 'stock')
  return (
    <tr>
      <th scope="row">
        <div className="product-variant">
          {picture ? <Thumb size={24} name="" content={picture.content} /> : null}
          <div>
            <EditOptionValues product={product} variant={variant} />
            <VariantNotes rows={rows} />
          </div>
        </div>
      </th>
      <td className="muted sku">
        <EditSku product={product} variant={variant} />
      </td>
      <td className="num product-group">
        <EditPrice product={product} variant={variant}>
          <Price variant={variant} row={price} side="ours" />
        </EditPrice>
      </td>
      <td className="num">
        <Price variant={variant} row={price} side="theirs" />
      </td>
      <td className="num product-group">
        <OnHand variant={variant} onChange={props.onChangeStock} />
      </td>
      <td className="num">{count(stock.wholesaleCommitments)}</td>
      {hasWebOrders ? <td className="num">{count(stock.webOrders)}</td> : null}
      <td className="num strong">
        <Count row={stockRow} side="ours" text={available === null ? '–' : count(available)} />
      </td>
      <td className="num">
        <Count row={stockRow} side="theirs" text={shopifyCount(variant)} />
      </td>
      <td className="product-group product-fate">
        {fate ? <Fate fate={fate} amsProductId={amsProductId} /> : null}
        {product.shopifyProductId === null ? null : (
          <PushLogLink product={{ amsProductId, name }} />
        )}
      </td>
      <td>
        <RemoveVariant product={product} variant={variant} />
      </td>
    </tr>
  )
}

type OnHandProps = { readonly variant: Variant; readonly onChange: () => void }

/** How many are on hand, and the way to change it. */
function OnHand({ variant: { label, stock }, onChange }: OnHandProps) {
  const figure = stock.onHand === null ? t`Not set` : count(stock.onHand)
  const words = STOCK.change(figure, label)
  return (
    <button type="button" className="link" aria-label={words} title={words} onClick={onChange}>
      {figure}
    </button>
  )
}

function shopifyCount({ stock: { tracked, shopifyAvailable } }: Variant): string {
  if (tracked === null) return '–'
  if (!tracked) return t`Untracked`
  return shopifyAvailable === null ? t`Not stocked` : count(shopifyAvailable)
}

type SideProps = { readonly row: DifferenceRow | null; readonly side: 'ours' | 'theirs' }

function Price({ variant, row, side }: SideProps & { readonly variant: Variant }) {
  const currency = useCurrency()
  if (row) {
    const { base, changedBy, field } = row
    return (
      <ValueText side={side} field={field} value={row[side]} base={base} changedBy={changedBy} />
    )
  }
  const amount = side === 'ours' ? variant.priceOurs : variant.priceTheirs
  const text = amount === null ? t`Not set` : money(amount, currency)
  if (side === 'theirs' && variant.stock.tracked === null) return <span className="faint">–</span>
  return <span className={side === 'ours' ? undefined : 'muted'}>{text}</span>
}

function Count({ row, side, text }: SideProps & { readonly text: string }) {
  if (!row) return text
  const { base, changedBy, field } = row
  return <ValueText side={side} field={field} value={row[side]} base={base} changedBy={changedBy} />
}

function OnlyInShopify({
  row,
  amsProductId,
}: {
  readonly row: Row
  readonly amsProductId: string
}) {
  return (
    <tr>
      <th scope="row">
        <bdi>{row.variantLabel || t`Variant`}</bdi>
      </th>
      <td className="muted sku">{row.sku || t`No SKU`}</td>
      <td colSpan={8} className="product-group">
        {t`Only in Shopify.`} <StandingNote standing={standingOf(row)} />{' '}
        <ReviewLink amsProductId={amsProductId} />
      </td>
    </tr>
  )
}
