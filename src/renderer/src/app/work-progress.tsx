import type { LongWorkProgress } from '@shared/contract/long-works'
import { t } from '@shared/words/words'
import { Meter } from '../components/meter'
import { count, counted, duration } from '../format'
import './work-progress.css'

/** How far long work is: products of all products, and the time that it still takes. */
export function WorkProgress({ progress }: { readonly progress: LongWorkProgress }) {
  const { name, done, total, secondsLeft } = progress
  const left = secondsLeft === null ? '' : t`, about ${duration(secondsLeft)} left`
  return (
    <div className="dialog-section work-progress">
      <p>
        {t`${count(done)} of ${counted(total, 'product')}`}
        <span className="muted">{left}</span>
      </p>
      <Meter label={name} done={done} total={total} />
    </div>
  )
}
