import type { StateStore } from './ports'

const SETTING = 'send-when-online'

/** Whether what was asked for while offline goes out by itself; on until somebody switches it off. */
export function sendsWhenOnline({ runs }: StateStore): boolean {
  return runs.setting(SETTING) !== 'off'
}

export function setSendsWhenOnline({ runs }: StateStore, isOn: boolean): void {
  runs.setSetting(SETTING, isOn ? 'on' : 'off')
}
