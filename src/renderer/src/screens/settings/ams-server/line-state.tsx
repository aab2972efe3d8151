import type { AmsLineState } from '@shared/contract/ams-line'
import type { AppError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import { useState } from 'react'
import { askEngine, useEngineQuery } from '../../../api'
import { announce } from '../../../components/announcer'
import { Button } from '../../../components/button'
import { ErrorNote } from '../../../components/error-note'
import { timeOf } from '../../../format'
import { Setting } from '../setting'
import { AMS_LINE, waitingWords } from './texts'

/** How the line stands: last read, what waits, what stands in the way. */
export function LineState({ hasToken }: { readonly hasToken: boolean }) {
  const { data: line, error: unread } = useEngineQuery('ams-line.state', null, 'ams-line')
  const [refused, setRefused] = useState<AppError | null>(null)
  const [isTesting, setTesting] = useState(false)
  const test = async (): Promise<void> => {
    setTesting(true)
    const answer = await askEngine('ams-line.test', null)
    setTesting(false)
    setRefused(answer.ok ? null : answer.error)
    if (answer.ok) announce(AMS_LINE.tested)
  }
  const read = async (): Promise<void> => {
    const answer = await askEngine('sync.start', { mode: 'changes', allowShrunken: false })
    setRefused(answer.ok ? null : answer.error)
  }
  const error = refused ?? unread ?? line?.trouble ?? null
  if (!hasToken || !line?.server) return null
  return (
    <>
      <Setting text={AMS_LINE.readText}>
        <h3>{AMS_LINE.state}</h3>
        <p>
          {lastRead(line.server)} {waitingWords(line)}
        </p>
        <span className="line">
          <Button busy={isTesting} onClick={() => void test()}>
            {AMS_LINE.test}
          </Button>
          <Button onClick={() => void read()}>{AMS_LINE.read}</Button>
        </span>
      </Setting>
      {error ? <ErrorNote error={error} look="warn" action={<WayOut error={error} />} /> : null}
      {error && line.nextTryAt ? (
        <p className="muted">{t`Concord tries again at ${timeOf(line.nextTryAt)}.`}</p>
      ) : null}
    </>
  )
}

function lastRead({ name, host, readAt }: NonNullable<AmsLineState['server']>): string {
  return readAt === null ? AMS_LINE.never : AMS_LINE.lastRead(name || host, readAt)
}

function WayOut({ error }: { readonly error: AppError }) {
  if (error.code === 'catalog-shrunken') {
    return (
      <Button onClick={() => void askEngine('ams-line.take-smaller', null)}>
        {AMS_LINE.takeSmaller}
      </Button>
    )
  }
  return (
    <Button onClick={() => void askEngine('ams-line.try-again', null)}>{AMS_LINE.tryAgain}</Button>
  )
}
