import { useMantineColorScheme } from '@mantine/core'
import type { Theme } from '@shared/contract/main-contract'
import { t } from '@shared/words/words'

export const THEME_WORDS: Readonly<Record<Theme, string>> = {
  light: t`Light`,
  dark: t`Dark`,
  system: t`As the system`,
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
