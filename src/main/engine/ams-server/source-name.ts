import { t } from '@shared/words/words'
import type { StateStore } from '../ports'

/** What a catalog, a count or a change that came by the line is said to have come from. */
export function lineName({ amsServer }: Pick<StateStore, 'amsServer'>): string {
  const line = amsServer.line()
  return line ? t`AMS server ${new URL(line.baseUrl).host}` : t`AMS server`
}
