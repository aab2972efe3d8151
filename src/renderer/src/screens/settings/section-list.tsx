import {
  SECTION_WORDS,
  SETTINGS_SECTIONS,
  type SettingsSection,
} from '../../components/settings-sections'
import { SETTINGS } from './texts'

type SectionListProps = {
  readonly inView: SettingsSection
  readonly onGo: (section: SettingsSection) => void
}

/** The way to each section; the one in view is marked. */
export function SectionList({ inView, onGo }: SectionListProps) {
  return (
    <nav className="settings-sections" aria-label={SETTINGS.sections}>
      <ul>
        {SETTINGS_SECTIONS.map((section) => (
          <li key={section}>
            <button
              type="button"
              aria-current={section === inView ? 'location' : undefined}
              onClick={() => onGo(section)}
            >
              {SECTION_WORDS[section]}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
