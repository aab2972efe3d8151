import type { Overview } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { count, pushWords, timeOf } from '../../format'
import './outbox-panel.css'

/** What waits to be pushed and how the last push went. */
export function OutboxPanel({ overview }: { readonly overview: Overview }) {
  const actions = useAppActions()
  const { outbox, push } = overview
  const last = push.kind === 'idle' || push.kind === 'running' ? null : push.summary
  return (
    <section className="panel" aria-label={t`Outbox`}>
      <header>
        <h2>{t`Outbox`}</h2>
        <span className="dense muted grow cut">
          {last
            ? t`Last push ${timeOf(last.finishedAt)}: ${pushWords(last)}`
            : t`No push in this session`}
        </span>
        <Button small onClick={() => actions.go({ screen: 'outbox' })}>
          {t`Open Outbox`}
        </Button>
      </header>
      <dl className="figures">
        <Figure n={outbox.toShopify} name={t`wait for Shopify`} />
        <Figure n={outbox.toAms} name={t`wait for AMS`} />
        {outbox.unknown > 0 ? <Figure n={outbox.unknown} name={t`outcome unknown`} /> : null}
        <Figure n={outbox.returned} name={t`came back`} />
        <Figure n={outbox.parked} name={t`parked`} />
        <Figure n={outbox.sentToday} name={t`sent today`} />
      </dl>
    </section>
  )
}

function Figure({ n, name }: { readonly n: number; readonly name: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{count(n)}</dd>
    </div>
  )
}
