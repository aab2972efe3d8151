import { Menu, useMantineColorScheme } from '@mantine/core'
import type { Theme } from '@shared/contract/main-contract'
import { Check, Monitor, Moon, Sun } from 'lucide-react'
import { useEffect } from 'react'
import { askMain } from '../api'

const THEMES = [
  { theme: 'light', label: 'Light', Sign: Sun },
  { theme: 'dark', label: 'Dark', Sign: Moon },
  { theme: 'system', label: 'As the system', Sign: Monitor },
] as const satisfies readonly { theme: Theme; label: string; Sign: typeof Sun }[]

/** Mantine remembers the choice; main colours the window's frame with it. */
export function ThemeMenu() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const current: Theme = colorScheme === 'auto' ? 'system' : colorScheme
  useEffect(() => {
    void askMain('appearance.set-theme', current)
  }, [current])
  const Sign = THEMES.find(({ theme }) => theme === current)?.Sign ?? Monitor
  return (
    <Menu position="right-end" withinPortal transitionProps={{ duration: 0 }} width={170}>
      <Menu.Target>
        <button type="button" aria-label="Theme" title="Theme">
          <Sign size={20} aria-hidden="true" />
          <span className="rail-label">Theme</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {THEMES.map(({ theme, label, Sign: ItemSign }) => (
          <Menu.Item
            key={theme}
            leftSection={<ItemSign size={16} aria-hidden="true" />}
            rightSection={theme === current ? <Check size={14} aria-label="chosen" /> : null}
            onClick={() => setColorScheme(theme === 'system' ? 'auto' : theme)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
