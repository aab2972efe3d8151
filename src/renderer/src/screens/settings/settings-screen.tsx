import type { AppError } from '@shared/contract/app-error'
import type { EngineInput } from '@shared/contract/engine-contract'
import { useRef, useState } from 'react'
import { askEngine, useEngineQuery } from '../../api'
import { ErrorNote } from '../../components/error-note'
import { ScreenHeader } from '../../components/screen-header'
import { AboutSection } from './about/about-section'
import { AmsServerSection } from './ams-server/ams-server-section'
import { AppearanceSection } from './appearance-section'
import { DataSection } from './data/data-section'
import { FieldsSection } from './fields-section'
import { ImagesSection } from './images/images-section'
import { KeysSection } from './keys-section'
import { LanguageSection } from './language-section'
import { LogSection } from './log-section'
import { MatchingSection } from './matching-section'
import { PushSection } from './push-section'
import { SectionList } from './section-list'
import './settings-screen.css'
import { StockSection } from './stock-section'
import { SETTINGS } from './texts'
import { useSections } from './use-sections'

/** One page with a list of its sections; each setting says in a line what changes at once. */
export function SettingsScreen() {
  const { data: settings, error: unread } = useEngineQuery('settings.get', null, 'settings')
  const [refused, setRefused] = useState<AppError | null>(null)
  const set = async (change: EngineInput<'settings.set'>): Promise<void> => {
    const answer = await askEngine('settings.set', change)
    setRefused(answer.ok ? null : answer.error)
  }
  const content = useRef<HTMLDivElement>(null)
  const { inView, goTo } = useSections(content)
  const error = refused ?? unread
  return (
    <>
      <ScreenHeader title={SETTINGS.title} state={SETTINGS.state} />
      <div className="settings">
        <SectionList inView={inView} onGo={goTo} />
        {/* Scrolled with the keys as well, also where nothing in view can take them. */}
        <div
          ref={content}
          className="settings-content"
          tabIndex={0}
          role="group"
          aria-label={SETTINGS.title}
        >
          {error ? <ErrorNote error={error} /> : null}
          <StockSection settings={settings} onSet={(change) => void set(change)} />
          <PushSection settings={settings} onSet={(change) => void set(change)} />
          <FieldsSection />
          <MatchingSection />
          <AmsServerSection />
          <ImagesSection />
          <LogSection settings={settings} onSet={(change) => void set(change)} />
          <AppearanceSection />
          <LanguageSection />
          <KeysSection />
          <DataSection />
          <AboutSection />
        </div>
      </div>
    </>
  )
}
