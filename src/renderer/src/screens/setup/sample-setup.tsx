import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { EmptyState } from '../../components/empty-state'
import { ScreenHeader } from '../../components/screen-header'
import { SAMPLE_SETUP, SETUP } from './texts'

/** The sample store needs no wizard. */
export function SampleSetup() {
  const actions = useAppActions()
  return (
    <>
      <ScreenHeader title={SETUP.title} />
      <EmptyState
        title={SAMPLE_SETUP.title}
        action={
          <span className="line">
            <Button onClick={() => actions.go({ screen: 'overview' })}>
              {SAMPLE_SETUP.overview}
            </Button>
            <Button look="primary" onClick={() => actions.go({ screen: 'setup', at: 'new-store' })}>
              {SAMPLE_SETUP.add}
            </Button>
          </span>
        }
      >
        {SAMPLE_SETUP.text}
      </EmptyState>
    </>
  )
}
