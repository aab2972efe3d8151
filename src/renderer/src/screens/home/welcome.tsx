import { FlaskConical, Plus } from 'lucide-react'
import { Button } from '../../components/button'
import './welcome.css'
import { HOME, WELCOME } from './texts'

type WelcomeProps = {
  readonly openingSample: boolean
  readonly onAdd: () => void
  readonly onSample: () => void
}

/** The first start: two ways, and what each is. */
export function Welcome({ openingSample, onAdd, onSample }: WelcomeProps) {
  return (
    <div className="welcome">
      <h2 className="welcome-title">{WELCOME.title}</h2>
      <p className="welcome-text muted">{WELCOME.text}</p>
      <div className="welcome-ways">
        <section>
          <h3>{HOME.add}</h3>
          <p className="muted">{WELCOME.addText}</p>
          <Button look="primary" icon={<Plus size={14} aria-hidden="true" />} onClick={onAdd}>
            {HOME.add}
          </Button>
        </section>
        <section>
          <h3>{HOME.sampleStore}</h3>
          <p className="muted">{WELCOME.exploreText}</p>
          <Button
            icon={<FlaskConical size={14} aria-hidden="true" />}
            busy={openingSample}
            onClick={onSample}
          >
            {HOME.explore}
          </Button>
        </section>
      </div>
      <p className="dense muted">{WELCOME.later}</p>
    </div>
  )
}
