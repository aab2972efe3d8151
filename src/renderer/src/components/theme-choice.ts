import { useMantineColorScheme } from '@mantine/core'
import type { Theme } from '@shared/contract/main-contract'

export const THEME_WORDS: Readonly<Record<Theme, string>> = {
  light: 'Light',
  dark: 'Dark',
  system: 'As the system',
}

type ThemeChoice = { readonly theme: Theme; readonly setTheme: (theme: Theme) => void }

/** Mantine keeps the choice, for all stores of this computer. */
export function useThemeChoice(): ThemeChoice {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return {
    theme: colorScheme === 'auto' ? 'system' : colorScheme,
    setTheme: (theme) => setColorScheme(theme === 'system' ? 'auto' : theme),
  }
}
