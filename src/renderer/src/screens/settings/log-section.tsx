import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { Section } from './section'
import { LOG } from './texts'

/** What is kept for how long. It can't be set, so it says what holds. */
export function LogSection() {
  const actions = useAppActions()
  return (
    <Section section="log">
      <dl className="settings-facts">
        {LOG.kept.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <span className="line">
        <Button onClick={() => actions.go({ screen: 'push-log' })}>{LOG.open}</Button>
      </span>
    </Section>
  )
}
