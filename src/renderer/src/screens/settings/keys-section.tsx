import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { Section } from './section'
import { Setting } from './setting'
import { KEYS } from './texts'

export function KeysSection() {
  const actions = useAppActions()
  return (
    <Section section="keys">
      <Setting text={KEYS.text}>
        <span className="line">
          <Button keys="?" onClick={actions.showKeys}>
            {KEYS.show}
          </Button>
          <Button keys="Ctrl K" onClick={() => actions.showPalette?.()}>
            {KEYS.palette}
          </Button>
        </span>
      </Setting>
    </Section>
  )
}
