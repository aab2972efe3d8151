import type { ReactNode } from 'react'
import { SECTION_WORDS, type SettingsSection } from '../../components/settings-sections'

type SectionProps = {
  readonly section: SettingsSection
  readonly className?: string
  readonly children: ReactNode
}

export const sectionId = (section: SettingsSection): string => `settings-${section}`

/** A part of Settings. Its heading takes the keyboard when somebody goes to it. */
export function Section({ section, className = '', children }: SectionProps) {
  return (
    <section
      id={sectionId(section)}
      className={`settings-section ${className}`}
      aria-label={SECTION_WORDS[section]}
    >
      <h2 tabIndex={-1}>{SECTION_WORDS[section]}</h2>
      {children}
    </section>
  )
}
