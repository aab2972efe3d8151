import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'
import { t } from '@shared/words/words'

/** Mantine insists on ten shades; ours are one ink, set through CSS variables in both schemes. */
const ink: MantineColorsTuple = [
  '#f5f4f0',
  '#ebe8e0',
  '#cbc7bc',
  '#a29d91',
  '#87827a',
  '#66625a',
  '#504d46',
  '#3a372f',
  '#24221e',
  '#1d1b18',
]

export const mantineTheme = createTheme({
  colors: { ink },
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 1 },
  fontFamily: 'var(--font-ui)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '14px', xl: '18px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '4px', md: '5px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'default',
  components: {
    CloseButton: { defaultProps: { 'aria-label': t`Close` } },
  },
})

const ours = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-2)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-border': 'var(--line-3)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-error': 'var(--err)',
  '--mantine-color-anchor': 'var(--text)',
  '--mantine-primary-color-filled': 'var(--ink)',
  '--mantine-primary-color-filled-hover': 'var(--ink-hover)',
  '--mantine-primary-color-contrast': 'var(--on-ink)',
}

/** Points Mantine's variables at our tokens, so that one attribute switches both. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: ours,
  dark: ours,
})
