import type { ProductDetail } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { Lock } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/button'
import { AmsOnlyDialog } from './editing/ams-only-dialog'
import { EditCell } from './editing/edit-cell'
import { useSaveCell } from './editing/editable-value'

/** From this length on a value takes the whole line. */
const LONG_VALUE = 14

type Entry = ProductDetail['amsOnly'][number]

export function AmsOnly({ product }: { readonly product: ProductDetail }) {
  const [opened, setOpened] = useState(false)
  return (
    <section aria-label={t`AMS only, never sent`}>
      <h2 className="line">
        <Lock size={16} aria-hidden="true" /> {t`AMS only, never sent`}
      </h2>
      <dl className="ams-only">
        {product.amsOnly.map((entry) => (
          <div
            key={entry.key}
            className={(entry.value?.length ?? 0) > LONG_VALUE ? 'ams-only-long' : undefined}
          >
            <dt>{entry.label}</dt>
            <dd>
              <Value product={product} entry={entry} />
            </dd>
          </div>
        ))}
      </dl>
      {product.variants.length > 1 ? (
        <div className="edit-description-buttons">
          <Button small onClick={() => setOpened(true)}>
            {t`Edit by variant`}
          </Button>
        </div>
      ) : null}
      {opened ? <AmsOnlyDialog product={product} onClose={() => setOpened(false)} /> : null}
    </section>
  )
}

type ValueProps = { readonly product: ProductDetail; readonly entry: Entry }

/** Of several variants a value is edited one by one, in a table of its own. */
function Value({ product, entry }: ValueProps) {
  const saveCell = useSaveCell(product)
  const { key, label, level, value } = entry
  const shown = <bdi>{value === null ? t`Differs by variant` : value || t`Empty`}</bdi>
  const [only, ...others] = product.variants
  if (level === 'variant' && (!only || others.length > 0)) return shown
  const variantId = level === 'variant' ? (only?.id ?? '') : ''
  return (
    <EditCell
      numeric
      label={label}
      value={value}
      onSave={saveCell(key, variantId, (text) => text.trim())}
    >
      {shown}
    </EditCell>
  )
}
