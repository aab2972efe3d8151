import { Menu } from '@mantine/core'
import type { Theme } from '@shared/contract/main-contract'
import { t } from '@shared/words/words'
import { Check, Monitor, Moon, Sun } from 'lucide-react'
import { useEffect } from 'react'
import { askMain } from '../api'
import { THEME_WORDS, useThemeChoice } from '../components/theme-choice'

const THEMES = [
  { theme: 'light', Sign: Sun },
  { theme: 'dark', Sign: Moon },
  { theme: 'system', Sign: Monitor },
] as const satisfies readonly { theme: Theme; Sign: typeof Sun }[]

/** A short-cut to what Settings has. Main colours the window's frame with it, wherever it was chosen. */
export function ThemeMenu() {
  const { theme: current, setTheme } = useThemeChoice()
  useEffect(() => {
    void askMain('appearance.set-theme', current)
  }, [current])
  const Sign = THEMES.find(({ theme }) => theme === current)?.Sign ?? Monitor
  return (
    <Menu position="right-end" withinPortal transitionProps={{ duration: 0 }} width={170}>
      <Menu.Target>
        <button type="button" aria-label={t`Theme`} title={t`Theme`}>
          <Sign size={20} aria-hidden="true" />
          <span className="rail-label">{t`Theme`}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {THEMES.map(({ theme, Sign: ItemSign }) => (
          <Menu.Item
            key={theme}
            leftSection={<ItemSign size={16} aria-hidden="true" />}
            rightSection={theme === current ? <Check size={14} aria-label={t`chosen`} /> : null}
            onClick={() => setTheme(theme)}
          >
            {THEME_WORDS[theme]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
