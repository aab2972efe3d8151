import { t } from '@shared/words/words'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { EmptyState } from '../../components/empty-state'
import { NO_FILTER, setFilter } from './products-store'

/** What stands in place of the list: no product yet, or none under the filters. */
export function ProductsEmpty({ filtered }: { readonly filtered: boolean }) {
  const actions = useAppActions()
  return filtered ? (
    <EmptyState
      title={t`No row matches`}
      action={<Button onClick={() => setFilter(NO_FILTER)}>{t`Clear filters`}</Button>}
    >
      {t`There are products, but none under these filters.`}
    </EmptyState>
  ) : (
    <EmptyState
      title={t`No product yet`}
      action={
        <Button onClick={() => void actions.importCatalog()}>{t`Import from a file…`}</Button>
      }
    >
      {t`The products of your AMS catalog are listed here.`}
    </EmptyState>
  )
}
