import type { ProductDetail } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { useState } from 'react'
import { useAppActions } from '../../../components/app-actions'
import { TextField } from '../../../components/text-field'
import { EditingDialog } from './editing-dialog'
import { optionNamesOf } from './option-draft'
import { priceOf } from './price-of'
import { type Outcome, saveChange } from './save-edit'

type AddVariantProps = { readonly product: ProductDetail; readonly onClose: () => void }

/** A variant of a product that has options. Its stock is entered in the ledger afterwards. */
export function AddVariantDialog({ product, onClose }: AddVariantProps) {
  const actions = useAppActions()
  const names = optionNamesOf(product)
  const [values, setValues] = useState<readonly string[]>(() => names.map(() => ''))
  const [sku, setSku] = useState('')
  const [price, setPrice] = useState(product.variants.at(-1)?.priceOurs ?? '')
  const save = (): Promise<Outcome> => {
    const optionValues = values.map((value) => value.trim())
    const change = { kind: 'add-variant', sku, retailPrice: priceOf(price), optionValues } as const
    return saveChange(product, change, () => void actions.undo())
  }
  return (
    <EditingDialog
      title={t`New variant of ${product.name}`}
      width={520}
      saveLabel={t`Add variant`}
      isForm
      onSave={save}
      onClose={onClose}
    >
      {names.map((name, index) => (
        <TextField
          key={name}
          label={name}
          value={values[index] ?? ''}
          maxLength={300}
          first={index === 0}
          onChange={(value) => setValues(values.map((old, at) => (at === index ? value : old)))}
        />
      ))}
      <TextField label="SKU" value={sku} maxLength={300} onChange={setSku} />
      <TextField label={t`Retail price`} value={price} maxLength={40} onChange={setPrice} />
    </EditingDialog>
  )
}
