import type { AppError } from '@shared/contract/app-error'
import type { ImagesOverview } from '@shared/contract/pictures'
import type { Result } from '@shared/contract/result'
import { useState } from 'react'
import { askEngine, useEngineQuery } from '../../../api'
import { announce } from '../../../components/announcer'
import { Button } from '../../../components/button'
import { ErrorNote } from '../../../components/error-note'
import { Section } from '../section'
import { Setting } from '../setting'
import { HostTable } from './host-table'
import { IMAGES } from './texts'

/** What is kept of pictures on this computer, what is under way or failed, and who may be asked for them. */
export function ImagesSection() {
  const { data: images, error: unread } = useEngineQuery('images.overview', null, 'images')
  const [refused, setRefused] = useState<AppError | null>(null)
  const ask = async (asked: Promise<Result<null>>, said?: string): Promise<void> => {
    const answer = await asked
    setRefused(answer.ok ? null : answer.error)
    if (answer.ok && said !== undefined) announce(said)
  }
  const error = refused ?? unread
  return (
    <Section section="images">
      {error ? <ErrorNote error={error} /> : null}
      {images ? (
        <>
          <Kept
            images={images}
            onClear={() => void ask(askEngine('images.clear', null), IMAGES.cleared)}
          />
          <Setting text={IMAGES.idleText}>
            <p>{images.left === 0 ? IMAGES.idle : IMAGES.underWay(images)}</p>
          </Setting>
          {images.failed === 0 ? null : (
            <Setting text={IMAGES.failedText}>
              <span className="line">
                <span>{IMAGES.failed(images.failed)}</span>
                <Button
                  small
                  onClick={() => void ask(askEngine('images.try-again', null), IMAGES.asked)}
                >
                  {IMAGES.tryAgain}
                </Button>
              </span>
            </Setting>
          )}
          <HostTable
            hosts={images.hosts}
            onAllow={(host, isAllowed) =>
              void ask(askEngine('images.allow-host', { host, isAllowed }))
            }
          />
        </>
      ) : null}
    </Section>
  )
}

type KeptProps = { readonly images: ImagesOverview; readonly onClear: () => void }

function Kept({ images, onClear }: KeptProps) {
  return (
    <>
      <Setting text={IMAGES.keptText(images.mostBytes)}>
        <p>{IMAGES.kept(images)}</p>
      </Setting>
      <Setting text={IMAGES.clearText}>
        <Button
          blockedBecause={images.kept.pictures === 0 ? IMAGES.nothingKept : undefined}
          onClick={onClear}
        >
          {IMAGES.clear}
        </Button>
      </Setting>
    </>
  )
}
