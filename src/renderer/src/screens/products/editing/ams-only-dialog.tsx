import type { ProductDetail } from '@shared/contract/store'
import { amsOnlyFields } from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { EditCell } from './edit-cell'
import { useSaveCell } from './editable-value'
import './editing-dialogs.css'

type AmsOnlyDialogProps = { readonly product: ProductDetail; readonly onClose: () => void }

const FIELDS = amsOnlyFields.filter(({ level }) => level === 'variant')

/** What AMS alone has of each variant. Each value is saved by itself. */
export function AmsOnlyDialog({ product, onClose }: AmsOnlyDialogProps) {
  const saveCell = useSaveCell(product)
  return (
    <Dialog
      opened
      width={980}
      title={t`AMS only, by variant`}
      subtitle={product.name}
      onClose={onClose}
      footnote={t`Never sent to Shopify. Each value is saved when you leave it.`}
      buttons={
        <Button keys="Esc" data-autofocus onClick={onClose}>
          {t`Close`}
        </Button>
      }
    >
      <div className="editing-table-scroll">
        <table className="product-table">
          <thead>
            <tr>
              <th>{t`Variant`}</th>
              {FIELDS.map(({ key, label }) => (
                <th key={key} className="num">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {product.variants.map((variant) => (
              <tr key={variant.id}>
                <th scope="row">
                  <bdi>{variant.label}</bdi>
                </th>
                {FIELDS.map(({ key, label }) => (
                  <td key={key} className="num">
                    <EditCell
                      numeric
                      label={t`${label} of ${variant.label}`}
                      value={variant.amsOnly[key] ?? ''}
                      onSave={saveCell(key, variant.id, (text) => text.trim())}
                    >
                      {variant.amsOnly[key] || <span className="faint">{t`Empty`}</span>}
                    </EditCell>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  )
}
