import { create } from 'zustand'
import type { SettingsSection } from '../../components/settings-sections'

type SettingsStore = {
  /** The section that somebody wants to see, until the screen has shown it. */
  readonly asked: SettingsSection | null
}

export const useSettingsStore = create<SettingsStore>(() => ({ asked: null }))

/** Has the screen go to a section, whether it is shown already or opened next. */
export function showSection(section: SettingsSection): void {
  useSettingsStore.setState({ asked: section })
}
