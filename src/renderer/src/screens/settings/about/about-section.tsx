import type { AppError } from '@shared/contract/app-error'
import type { AppInfo, Licence } from '@shared/contract/main-contract'
import { useEffect, useState } from 'react'
import { askMain, useEngineStatus } from '../../../api'
import { Button } from '../../../components/button'
import { ErrorNote } from '../../../components/error-note'
import { Section } from '../section'
import { Setting } from '../setting'
import { LicencesDialog } from './licences-dialog'
import { ABOUT } from './texts'

const FACTS = ['version', 'electron', 'chromium', 'node', 'sqlite', 'system'] as const

/** What this Concord is, and what it is made with. */
export function AboutSection() {
  const [info, setInfo] = useState<AppInfo | null>(null)
  const [licences, setLicences] = useState<readonly Licence[] | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  // Only the engine knows its SQLite.
  const engine = useEngineStatus((store) => store.status.kind)
  useEffect(() => {
    let isOld = false
    void askMain('app.info', null).then((answer) => {
      if (isOld) return
      if (answer.ok) setInfo(answer.value)
      else setError(answer.error)
    })
    return () => {
      isOld = true
    }
  }, [engine])
  const show = async (): Promise<void> => {
    const answer = await askMain('app.licences', null)
    setError(answer.ok ? null : answer.error)
    if (answer.ok) setLicences(answer.value)
  }
  return (
    <Section section="about">
      {info ? (
        <dl className="settings-facts settings-versions">
          {FACTS.map((fact) => (
            <div key={fact}>
              <dt>{ABOUT.names[fact]}</dt>
              <dd>{info[fact] || <span className="muted">{ABOUT.unknown}</span>}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <Setting text={ABOUT.licencesText}>
        <Button onClick={() => void show()}>{ABOUT.licences}</Button>
        {error ? <ErrorNote error={error} /> : null}
      </Setting>
      {licences ? <LicencesDialog licences={licences} onClose={() => setLicences(null)} /> : null}
    </Section>
  )
}
