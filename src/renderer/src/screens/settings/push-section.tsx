import type { EngineInput } from '@shared/contract/engine-contract'
import type { Settings } from '@shared/contract/settings'
import { useLiveOverview } from '../../api'
import { Switch } from '../../components/switch'
import { BrakeLimits } from './brake-limits'
import { DecidedAutomatically } from './decided-automatically'
import { Section } from './section'
import { Setting } from './setting'
import { SETTINGS } from './texts'

type PushSectionProps = {
  readonly settings: Settings | null
  readonly onSet: (change: EngineInput<'settings.set'>) => void
}

/** What is sent by itself, and what is never sent without a person's word. */
export function PushSection({ settings, onSet }: PushSectionProps) {
  const heldBack = useLiveOverview((live) => live.overview?.heldBack ?? null)
  return (
    <Section section="push">
      {settings ? (
        <>
          <Setting text={SETTINGS.automaticPushText}>
            <Switch
              label={SETTINGS.automaticPush}
              checked={settings.automaticPush}
              onChange={(automaticPush) => onSet({ automaticPush })}
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
              onChange={(sendWhenOnline) => onSet({ sendWhenOnline })}
            />
          </Setting>
        </>
      ) : null}
      <BrakeLimits resumeAsksFrom={settings?.stockResumeAsksFrom ?? null} />
      {settings ? <DecidedAutomatically ruleId={settings.automaticPushRule.id} /> : null}
    </Section>
  )
}
