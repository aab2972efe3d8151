import { t } from '@shared/words/words'
/** The sections of Settings, in their order. Who leads to one names it. */
export const SETTINGS_SECTIONS = [
  'stock',
  'push',
  'fields',
  'matching',
  'ams-server',
  'images',
  'log',
  'appearance',
  'language',
  'keys',
  'data',
  'about',
] as const
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number]

export const SECTION_WORDS: Readonly<Record<SettingsSection, string>> = {
  stock: t`Stock`,
  push: t`Push`,
  fields: t`Fields`,
  matching: t`Matching`,
  'ams-server': t`Direct line to an AMS server`,
  images: t`Images`,
  log: t`Log`,
  appearance: t`Appearance`,
  language: t`Language`,
  keys: t`Keys`,
  data: t`Data`,
  about: t`About`,
}
