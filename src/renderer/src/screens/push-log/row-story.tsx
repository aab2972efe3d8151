import type { PushLogRow } from '@shared/contract/stock-sync'
import { RULE_WORDS } from '@shared/contract/stock-words'
import { t } from '@shared/words/words'
import { useEffect } from 'react'
import { useEngineQuery } from '../../api'
import { announce } from '../../components/announcer'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { CopyId } from '../../components/copy-id'
import { ErrorNote } from '../../components/error-note'
import { callWords, type PushMeaning, pushMeaning, secondTimeOf, storySteps } from '../../format'
import './row-story.css'
import { PUSH_LOG } from './texts'
import { copyPush } from './use-copy-key'

/** One attempt explained: what it means, what happened step by step, and the ids for support. */
export function RowStory({ row }: { readonly row: PushLogRow }) {
  const { data, error } = useEngineQuery('push-log.story', { sequence: row.sequence }, 'stock')
  const story = data ?? [row]
  return (
    <div className="row-story">
      <Meaning meaning={pushMeaning(row, story)} />
      <section aria-label={PUSH_LOG.whatHappened}>
        <h3>{PUSH_LOG.whatHappened}</h3>
        {error ? <ErrorNote error={error} /> : null}
        <ol className="story-steps">
          {storySteps(story).map(({ id, at, look, text }) => (
            <li key={id} data-look={look}>
              <time dateTime={at}>{secondTimeOf(at)}</time>
              <span>{text}</span>
            </li>
          ))}
        </ol>
      </section>
      <ForSupport row={row} />
    </div>
  )
}

function Meaning({ meaning: { title, text, next } }: { readonly meaning: PushMeaning }) {
  useEffect(() => announce(`${title}. ${text}`), [title, text])
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <p>{text}</p>
      <p className="muted">{next}</p>
    </section>
  )
}

function ForSupport({ row }: { readonly row: PushLogRow }) {
  const actions = useAppActions()
  const { requestId, errorCode, idempotencyKey, locationName, amsProductId, rule } = row
  return (
    <section aria-label={PUSH_LOG.forSupport}>
      <h3>{PUSH_LOG.forSupport}</h3>
      <dl className="story-facts">
        {requestId === '' ? null : (
          <>
            <dt>{t`Request id`}</dt>
            <dd>
              <CopyId whole id={requestId} name={t`request id`} />
            </dd>
          </>
        )}
        {errorCode === '' ? null : (
          <>
            <dt>{t`Answer`}</dt>
            <dd className="story-code">{errorCode}</dd>
          </>
        )}
        <dt>{t`Call`}</dt>
        <dd>{callWords(row)}</dd>
        <dt>{t`Repeat key`}</dt>
        <dd className="story-code">{idempotencyKey}</dd>
        <dt>{t`Location`}</dt>
        <dd>
          <bdi>{locationName}</bdi>
        </dd>
        <dt>{t`Rule`}</dt>
        <dd>{RULE_WORDS[rule]}</dd>
      </dl>
      <p className="story-buttons">
        <Button small onClick={() => actions.go({ screen: 'products', amsProductId })}>
          {PUSH_LOG.openProduct}
        </Button>
        <Button small keys="C" onClick={() => void copyPush(row)}>
          {PUSH_LOG.copy}
        </Button>
      </p>
    </section>
  )
}
