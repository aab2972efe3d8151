import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { Section } from './section'
import { Setting } from './setting'
import { MATCHING } from './texts'

/** How products of both sides find each other. There is nothing to set: a person's word is given row by row. */
export function MatchingSection() {
  const actions = useAppActions()
  return (
    <Section section="matching">
      <ol className="settings-steps">
        {MATCHING.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Setting text={MATCHING.openText}>
        <Button
          onClick={() => actions.go({ screen: 'compare', filter: { groups: ['needs-person'] } })}
        >
          {MATCHING.open}
        </Button>
      </Setting>
    </Section>
  )
}
