import type { Overview } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { useOfflineReason } from '../../components/offline'
import { PushButton } from '../../components/push-button'
import { ScreenHeader } from '../../components/screen-header'
import { pushLabel, syncLine, toPush } from '../../format'
import { neverSynced } from './compare-empty'
import { HeaderMenu } from './header-menu'
import { COMPARE } from './texts'

export function CompareHeader({ overview }: { readonly overview: Overview | null }) {
  const actions = useAppActions()
  const offline = useOfflineReason()
  const running = overview?.sync.kind === 'running'
  const waits = overview ? toPush(overview.outbox) : 0
  return (
    <ScreenHeader title={COMPARE.title} state={overview ? syncLine(overview) : ''}>
      {neverSynced(overview) && !running ? null : (
        <Button
          blockedBecause={running ? t`A run is under way` : offline}
          onClick={() => void actions.startFullSync()}
        >
          {COMPARE.fullSync}
        </Button>
      )}
      <HeaderMenu running={running} compared={!neverSynced(overview)} />
      <PushButton
        label={pushLabel(waits)}
        waits={waits}
        pushing={overview?.push.kind === 'running'}
      />
    </ScreenHeader>
  )
}
