import type { ProductFilter } from '@shared/contract/products'
import { t } from '@shared/words/words'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { counted } from '../../format'
import { BulkMenu } from './bulk-menu'
import { setTicks, useProductsStore } from './products-store'
import { countTicked, NO_TICKS, selectionOf } from './ticks'

type BulkBarProps = { readonly filter: ProductFilter; readonly total: number }

/** What can be done with the ticked products. Pushing begins with the review: nothing is sent from here. */
export function BulkBar({ filter, total }: BulkBarProps) {
  const actions = useAppActions()
  const ticks = useProductsStore((store) => store.ticks)
  const ticked = countTicked(ticks, total)
  const selection = selectionOf(ticks, filter)
  const products = counted(ticked, 'product')
  const words = t`${products} ticked`
  return (
    <div className="product-bar product-bulk" role="group" aria-label={words}>
      <b className="strong">{words}</b>
      <Button
        small
        look="primary"
        hint={t`Shows their differences in Compare; nothing is sent yet`}
        onClick={() => actions.go({ screen: 'compare', filter: { selection } })}
      >
        {t`Sync ${counted(ticked, 'Product')}`}
      </Button>
      <Button
        small
        hint={t`Previews pushing those that only AMS has, as drafts`}
        onClick={() =>
          actions.go({
            screen: 'compare',
            filter: { selection, groups: ['only-ams'] },
            acceptAll: 'ours',
          })
        }
      >
        {t`Push to Shopify`}
      </Button>
      <Button small onClick={() => useProductsStore.setState({ dialog: 'edit' })}>
        {t`Edit field…`}
      </Button>
      <BulkMenu selection={selection} />
      <Button small look="quiet" keys="Esc" onClick={() => setTicks(NO_TICKS)}>
        {t`Untick`}
      </Button>
    </div>
  )
}
