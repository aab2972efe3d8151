import type { AppError } from '@shared/contract/app-error'
import type { EngineInput } from '@shared/contract/engine-contract'
import { useState } from 'react'
import { askEngine, useEngineQuery, useLiveOverview } from '../../api'
import { ErrorNote } from '../../components/error-note'
import { ScreenHeader } from '../../components/screen-header'
import { Switch } from '../../components/switch'
import { DecidedAutomatically } from './decided-automatically'
import { Setting } from './setting'
import './settings-screen.css'
import { StockSection } from './stock-section'
import { SETTINGS } from './texts'

/** One page; each setting says in a line what changes at once. */
export function SettingsScreen() {
  const { data: settings, error: unread } = useEngineQuery('settings.get', null, 'settings')
  const heldBack = useLiveOverview((live) => live.overview?.heldBack ?? null)
  const [refused, setRefused] = useState<AppError | null>(null)
  const set = async (change: EngineInput<'settings.set'>): Promise<void> => {
    const answer = await askEngine('settings.set', change)
    setRefused(answer.ok ? null : answer.error)
  }
  const error = refused ?? unread
  return (
    <>
      <ScreenHeader title={SETTINGS.title} state={SETTINGS.state} />
      <div className="settings">
        {error ? <ErrorNote error={error} /> : null}
        {settings ? (
          <StockSection settings={settings} onSet={(change) => void set(change)} />
        ) : null}
        {settings ? (
          <section className="settings-section" aria-label={SETTINGS.push}>
            <h2>{SETTINGS.push}</h2>
            <Setting text={SETTINGS.automaticPushText}>
              <Switch
                label={SETTINGS.automaticPush}
                checked={settings.automaticPush}
                onChange={(automaticPush) => void set({ automaticPush })}
              />
            </Setting>
            {heldBack ? (
              <p className="settings-text">
                <b className="strong">{SETTINGS.heldBack}</b> {heldBack.message} {heldBack.nextStep}
              </p>
            ) : null}
            <Setting text={SETTINGS.sendWhenOnlineText}>
              <Switch
                label={SETTINGS.sendWhenOnline}
                checked={settings.sendWhenOnline}
                onChange={(sendWhenOnline) => void set({ sendWhenOnline })}
              />
            </Setting>
            <DecidedAutomatically ruleId={settings.automaticPushRule.id} />
          </section>
        ) : null}
      </div>
    </>
  )
}
