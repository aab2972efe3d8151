/** The sections of Settings, in their order. Who leads to one names it. */
export const SETTINGS_SECTIONS = [
  'stock',
  'push',
  'fields',
  'matching',
  'log',
  'appearance',
  'keys',
  'data',
  'about',
] as const
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number]

export const SECTION_WORDS: Readonly<Record<SettingsSection, string>> = {
  stock: 'Stock',
  push: 'Push',
  fields: 'Fields',
  matching: 'Matching',
  log: 'Log',
  appearance: 'Appearance',
  keys: 'Keys',
  data: 'Data',
  about: 'About',
}
