import type { Edited, NewProduct } from '@shared/contract/editing'
import { t } from '@shared/words/words'
import { useState } from 'react'
import { askEngine } from '../../api'
import { announce } from '../../components/announcer'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { Note } from '../../components/note'
import { TextField } from '../../components/text-field'
import { toast } from '../../components/toast'
import './editing/editing-dialogs.css'
import { priceOf } from './editing/price-of'
import { openProduct, useProductsStore } from './products-store'

const EMPTY = { name: '', vendor: '', category: '', sku: '', price: '' }

const close = (): void => useProductsStore.setState({ dialog: null })

/** A product of AMS that no file has. The rest of it is entered on its page. */
export function CreateDialog() {
  const actions = useAppActions()
  const [typed, setTyped] = useState(EMPTY)
  const [problem, setProblem] = useState('')
  const change = (part: Partial<typeof EMPTY>): void => setTyped({ ...typed, ...part })
  const create = async (): Promise<void> => {
    const { price, ...texts } = typed
    const product: NewProduct = { ...texts, retailPrice: priceOf(price) }
    const answer = await askEngine('products.create', product)
    const refused = answer.ok ? problemIn(answer.value) : answer.error.message
    if (refused !== null) return setProblem(refused)
    close()
    if (answer.ok && answer.value.kind === 'saved') openProduct(answer.value.amsProductId)
    const sentence = t`${typed.name} is in AMS now.`
    announce(sentence)
    toast({ sentence, undo: () => void actions.undo() })
  }
  return (
    <Dialog
      opened
      width={560}
      title={t`New product`}
      onClose={close}
      footnote={t`Saved in AMS. Nothing is sent to Shopify yet.`}
      buttons={
        <>
          <Button keys="Esc" onClick={close}>
            {t`Discard`}
          </Button>
          <Button look="primary" onClick={() => void create()}>
            {t`Create product`}
          </Button>
        </>
      }
    >
      <form
        className="dialog-section editing-form"
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
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
        <button type="submit" hidden aria-label={t`Create product`} />
      </form>
      {problem === '' ? null : (
        <div className="dialog-section" role="alert">
          <Note look="err">{problem}</Note>
        </div>
      )}
    </Dialog>
  )
}

function problemIn(edited: Edited): string | null {
  if (edited.kind === 'saved') return null
  return edited.kind === 'refused'
    ? edited.problems.map(({ message }) => message).join(' ')
    : t`It was not saved.`
}
