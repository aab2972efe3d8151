import type { ProductDetail } from '@shared/contract/store'
import type { FieldValue } from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import { Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useAppActions } from '../../../components/app-actions'
import { IconButton } from '../../../components/button'
import { toast } from '../../../components/toast'
import { counted } from '../../../format'
import { EditCell, type SaveText } from './edit-cell'
import { useSaveCell } from './editable-value'
import { optionNamesOf } from './option-draft'
import { priceOf } from './price-of'
import { cellChange, saveChange } from './save-edit'

type Variant = ProductDetail['variants'][number]
type VariantProps = { readonly product: ProductDetail; readonly variant: Variant }

/** Each option value by itself, so that a comma in it is just that. */
export function EditOptionValues({ product, variant }: VariantProps) {
  const actions = useAppActions()
  const names = optionNamesOf(product)
  /** The list as the person saw it, with another text in one place. */
  const listWith = (place: number, text: FieldValue): readonly string[] =>
    names.map((_, at) =>
      at === place && typeof text === 'string' ? text : (variant.optionValues[at] ?? ''),
    )
  const saveOne =
    (place: number): SaveText =>
    async (text, from) => {
      const to = listWith(place, text.trim())
      const change = cellChange('option-values', variant.id, listWith(place, from), to)
      const outcome = await saveChange(product, change, () => void actions.undo())
      if (outcome.kind !== 'moved' || outcome.now === null) return outcome
      return { ...outcome, now: outcome.now[place] ?? '' }
    }
  if (names.length === 0) return <bdi>{variant.label || t`Single variant`}</bdi>
  return names.map((name, index) => (
    <span key={name}>
      {index === 0 ? '' : ' '}
      <EditCell
        label={t`${name} of ${variant.label}`}
        value={variant.optionValues[index] ?? ''}
        onSave={saveOne(index)}
      >
        <bdi>{variant.optionValues[index] || t`Empty`}</bdi>
        {/* Inside: the row is named by its values, and a space before a comma would be read. */}
        {index < names.length - 1 ? ',' : ''}
      </EditCell>
    </span>
  ))
}

export function EditSku({ product, variant }: VariantProps) {
  const saveCell = useSaveCell(product)
  return (
    <>
      <EditCell
        label={t`SKU of ${variant.label}`}
        value={variant.sku}
        onSave={saveCell('sku', variant.id)}
      >
        {variant.sku || t`No SKU`}
      </EditCell>
      {variant.sameSku === 0 ? null : (
        <div className="product-variant-note attention">
          {t`${counted(variant.sameSku, 'other variant has', 'other variants have')} this SKU: nothing is linked by it.`}
        </div>
      )}
    </>
  )
}

export function EditPrice({
  product,
  variant,
  children,
}: VariantProps & { readonly children: ReactNode }) {
  const saveCell = useSaveCell(product)
  return (
    <EditCell
      numeric
      label={t`Retail price of ${variant.label}`}
      value={variant.priceOurs}
      onSave={saveCell('retail-price', variant.id, priceOf)}
    >
      {children}
    </EditCell>
  )
}

/** Takes the variant out of AMS. In Shopify it stays until somebody decides otherwise. */
export function RemoveVariant({ product, variant }: VariantProps) {
  const actions = useAppActions()
  const remove = async (): Promise<void> => {
    const change = { kind: 'remove-variant', variantId: variant.id } as const
    const outcome = await saveChange(product, change, () => void actions.undo())
    if (outcome.kind !== 'saved') toast({ sentence: outcome.message })
  }
  return (
    <IconButton
      small
      label={t`Remove ${variant.label} from AMS`}
      icon={<Trash2 size={13} aria-hidden="true" />}
      blockedBecause={product.variants.length === 1 ? t`A product needs a variant` : undefined}
      onClick={() => void remove()}
    />
  )
}
