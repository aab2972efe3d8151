import { themeSchema } from '@shared/contract/main-contract'
import { DENSITIES, setDensity, useDensity } from '../../components/density'
import { THEME_WORDS, useThemeChoice } from '../../components/theme-choice'
import { Choices } from './choices'
import { Section } from './section'
import { Setting } from './setting'
import { APPEARANCE } from './texts'

/** How the window looks. Both take effect at once, and hold for this computer. */
export function AppearanceSection() {
  const { theme, setTheme } = useThemeChoice()
  const density = useDensity()
  return (
    <Section section="appearance">
      <Setting text={APPEARANCE.themeText}>
        <Choices
          label={APPEARANCE.theme}
          choices={themeSchema.options.map((id) => ({ id, label: THEME_WORDS[id] }))}
          chosen={theme}
          onChoose={setTheme}
        />
      </Setting>
      <Setting text={APPEARANCE.densityText}>
        <Choices
          label={APPEARANCE.density}
          choices={DENSITIES.map((id) => ({ id, label: APPEARANCE.densities[id] }))}
          chosen={density}
          onChoose={setDensity}
        />
      </Setting>
    </Section>
  )
}
