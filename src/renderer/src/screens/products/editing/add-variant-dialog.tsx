import type { ProductDetail } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { useState } from 'react'
import { useAppActions } from '../../../components/app-actions'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { Note } from '../../../components/note'
import { TextField } from '../../../components/text-field'
import './editing-dialogs.css'
import { optionNamesOf } from './option-draft'
import { priceOf } from './price-of'
import { saveChange } from './save-edit'

type AddVariantProps = { readonly product: ProductDetail; readonly onClose: () => void }

/** A variant of a product that has options. Its stock is entered in the ledger afterwards. */
export function AddVariantDialog({ product, onClose }: AddVariantProps) {
  const actions = useAppActions()
  const names = optionNamesOf(product)
  const [values, setValues] = useState<readonly string[]>(() => names.map(() => ''))
  const [sku, setSku] = useState('')
  const [price, setPrice] = useState(product.variants.at(-1)?.priceOurs ?? '')
  const [problem, setProblem] = useState('')
  const save = async (): Promise<void> => {
    const optionValues = values.map((value) => value.trim())
    const change = { kind: 'add-variant', sku, retailPrice: priceOf(price), optionValues } as const
    const outcome = await saveChange(product, change, () => void actions.undo())
    if (outcome.kind === 'saved') onClose()
    else setProblem(outcome.message)
  }
  return (
    <Dialog
      opened
      width={520}
      title={t`New variant of ${product.name}`}
      onClose={onClose}
      footnote={t`Saved in AMS. Nothing is sent yet.`}
      buttons={
        <>
          <Button keys="Esc" onClick={onClose}>
            {t`Discard`}
          </Button>
          <Button look="primary" onClick={() => void save()}>
            {t`Add variant`}
          </Button>
        </>
      }
    >
      <form
        className="dialog-section editing-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
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
        <button type="submit" hidden aria-label={t`Add variant`} />
      </form>
      {problem === '' ? null : (
        <div className="dialog-section" role="alert">
          <Note look="err">{problem}</Note>
        </div>
      )}
    </Dialog>
  )
}
