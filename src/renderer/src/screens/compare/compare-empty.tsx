import type { CompareFilter } from '@shared/contract/review'
import type { Overview } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { EmptyState } from '../../components/empty-state'
import { useOfflineReason } from '../../components/offline'
import { clearFilters, filtersInUse } from './compare-store'
import { COMPARE } from './texts'

type CompareEmptyProps = { readonly filter: CompareFilter; readonly overview: Overview | null }

export function neverSynced(overview: Overview | null): boolean {
  return overview !== null && overview.lastSync === null && overview.sync.kind !== 'finished'
}

/** What stands in place of the rows when there are none, and the one thing to do. */
export function CompareEmpty({ filter, overview }: CompareEmptyProps) {
  const actions = useAppActions()
  const offline = useOfflineReason()
  if (filtersInUse(filter) > 0) {
    return (
      <EmptyState
        title={COMPARE.noMatch}
        action={<Button onClick={clearFilters}>{COMPARE.clearFilters}</Button>}
      >
        {COMPARE.noMatchText}
      </EmptyState>
    )
  }
  if (overview?.sync.kind === 'running') {
    return (
      <EmptyState
        title={COMPARE.running}
        action={
          <Button onClick={() => actions.go({ screen: 'overview' })}>{t`See the run`}</Button>
        }
      >
        {COMPARE.runningText}
      </EmptyState>
    )
  }
  if (neverSynced(overview)) {
    return (
      <EmptyState
        title={COMPARE.neverSynced}
        action={
          <Button
            look="primary"
            blockedBecause={offline}
            onClick={() => void actions.startFullSync()}
          >
            {COMPARE.fullSync}
          </Button>
        }
      >
        {COMPARE.neverSyncedText}
      </EmptyState>
    )
  }
  return <EmptyState title={COMPARE.agrees}>{COMPARE.agreesText}</EmptyState>
}
