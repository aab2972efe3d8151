import { AMS_STATUSES, SHOPIFY_STATUSES } from '@shared/catalog/product'
import type { ProductDetail } from '@shared/contract/store'
import type { EditableKey } from '@shared/fields/editable-fields'
import type { FieldValue } from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import { type ReactNode, useState } from 'react'
import { useAppActions } from '../../../components/app-actions'
import { Button } from '../../../components/button'
import { statusWord } from '../../../components/values'
import { EditCell, type SaveText } from './edit-cell'
import { EditChoice } from './edit-choice'
import { EditDescription } from './edit-description'
import { OptionsDialog } from './options-dialog'
import { cellChange, saveChange } from './save-edit'

/** Saves a value of one place of a product; `toValue` makes of the typed text what AMS keeps. */
export function useSaveCell(
  product: Pick<ProductDetail, 'amsProductId'>,
): (
  field: EditableKey,
  variantId: string,
  toValue?: (text: string, from: FieldValue) => FieldValue,
) => SaveText {
  const actions = useAppActions()
  return (field, variantId, toValue = (text) => text) =>
    (text, from) =>
      saveChange(
        product,
        cellChange(field, variantId, from, toValue(text, from)),
        () => void actions.undo(),
      )
}

type EditableValueProps = {
  readonly product: ProductDetail
  readonly field: ProductDetail['fields'][number]
  /** The value as it is shown. */
  readonly children: ReactNode
}

/** AMS's value of one field of the product, to be edited where it stands, or just shown. */
export function EditableValue({ product, field, children }: EditableValueProps) {
  const saveCell = useSaveCell(product)
  const { key, label, ours } = field
  const text = typeof ours === 'string' ? ours : ''
  switch (key) {
    case 'name':
    case 'vendor':
    case 'category':
      return (
        <EditCell label={label} value={text} onSave={saveCell(key, '')}>
          {children}
        </EditCell>
      )
    case 'status':
    case 'shopify-status':
      return (
        <EditChoice
          label={t`${label} in AMS`}
          value={text}
          options={(key === 'status' ? AMS_STATUSES : SHOPIFY_STATUSES).map((value) => ({
            value,
            label: statusWord(value),
          }))}
          onSave={saveCell(key, '')}
        />
      )
    case 'description':
      return (
        <EditDescription html={text} onSave={saveCell(key, '')}>
          {children}
        </EditDescription>
      )
    case 'option-names':
      return <EditOptions product={product}>{children}</EditOptions>
    default:
      return children
  }
}

function EditOptions({ product, children }: Omit<EditableValueProps, 'field'>) {
  const [opened, setOpened] = useState(false)
  return (
    <>
      {children}
      <div className="edit-description-buttons">
        <Button small onClick={() => setOpened(true)}>
          {t`Edit options`}
        </Button>
      </div>
      {opened ? <OptionsDialog product={product} onClose={() => setOpened(false)} /> : null}
    </>
  )
}
