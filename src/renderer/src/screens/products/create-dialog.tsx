import type { Edited, NewProduct } from '@shared/contract/editing'
import { t } from '@shared/words/words'
import { useState } from 'react'
import { askEngine } from '../../api'
import { announce } from '../../components/announcer'
import { useAppActions } from '../../components/app-actions'
import { TextField } from '../../components/text-field'
import { toast } from '../../components/toast'
import { EditingDialog } from './editing/editing-dialog'
import { priceOf } from './editing/price-of'
import type { Outcome } from './editing/save-edit'
import { openProduct, useProductsStore } from './products-store'

const EMPTY = { name: '', vendor: '', category: '', sku: '', price: '' }

const close = (): void => useProductsStore.setState({ dialog: null })

/** A product of AMS that no file has. The rest of it is entered on its page. */
export function CreateDialog() {
  const actions = useAppActions()
  const [typed, setTyped] = useState(EMPTY)
  const change = (part: Partial<typeof EMPTY>): void => setTyped({ ...typed, ...part })
  const create = async (): Promise<Outcome> => {
    const { price, ...texts } = typed
    const product: NewProduct = { ...texts, retailPrice: priceOf(price) }
    const answer = await askEngine('products.create', product)
    const refused = answer.ok ? problemIn(answer.value) : answer.error.message
    if (refused !== null) return { kind: 'refused', message: refused }
    if (answer.ok && answer.value.kind === 'saved') openProduct(answer.value.amsProductId)
    const sentence = t`${typed.name} is in AMS now.`
    announce(sentence)
    toast({ sentence, undo: () => void actions.undo() })
    return { kind: 'saved' }
  }
  return (
    <EditingDialog
      title={t`New product`}
      width={560}
      saveLabel={t`Create product`}
      footnote={t`Saved in AMS. Nothing is sent to Shopify yet.`}
      isForm
      onSave={create}
      onClose={close}
    >
      <div className="editing-wide">
        <TextField
          first
          label={t`Name`}
          value={typed.name}
          maxLength={300}
          onChange={(name) => change({ name })}
        />
      </div>
      <TextField
        label={t`Vendor`}
        value={typed.vendor}
        maxLength={300}
        onChange={(vendor) => change({ vendor })}
      />
      <TextField
        label={t`Category`}
        value={typed.category}
        maxLength={300}
        onChange={(category) => change({ category })}
      />
      <TextField
        label="SKU"
        value={typed.sku}
        maxLength={300}
        onChange={(sku) => change({ sku })}
      />
      <TextField
        label={t`Retail price`}
        value={typed.price}
        maxLength={40}
        onChange={(price) => change({ price })}
      />
    </EditingDialog>
  )
}

function problemIn(edited: Edited): string | null {
  if (edited.kind === 'saved') return null
  return edited.kind === 'refused'
    ? edited.problems.map(({ message }) => message).join(' ')
    : t`It was not saved.`
}
