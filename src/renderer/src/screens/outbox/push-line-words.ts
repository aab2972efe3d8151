import type { PushLine, RollBackPreview } from '@shared/contract/pushes'
import { t } from '@shared/words/words'
import { count, duration, pushWords, timeOf } from '../../format'
import { PUSH_OUTCOMES } from './texts'

/** How long a push took: "8 s". */
export function tookWords({ startedAt, finishedAt }: PushLine): string {
  return duration(Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt)) / 1000)
}

/** What a push did: "38 sent, 3 taken into AMS, 0 came back, 12 requests". */
export function resultWords({ summary, outcome }: PushLine): string {
  return [PUSH_OUTCOMES[outcome], pushWords(summary)].filter(Boolean).join(': ')
}

/** How much of it a roll back can restore, or what became of one. */
export function restorableWords({ restorable, rolledBack, rollBackWaits }: PushLine): string {
  const parts = [
    rollBackWaits > 0 && t`${count(rollBackWaits)} wait to be rolled back`,
    rolledBack > 0 && t`${count(rolledBack)} rolled back`,
    restorable > rollBackWaits && t`${count(restorable - rollBackWaits)} can be rolled back`,
  ].filter((part) => part !== false)
  return parts.length === 0 ? t`Nothing to roll back` : parts.join(', ')
}

/** True when a roll back has something left to do. */
export function canRollBack({ restorable, rollBackWaits }: PushLine): boolean {
  return restorable > rollBackWaits
}

/** The whole line in a sentence for screen readers. */
export function pushLineName(push: PushLine): string {
  return t`Push of ${timeOf(push.startedAt)}, took ${tookWords(push)}. ${resultWords(push)}. ${restorableWords(push)}`
}

/** "212 of 214 can be restored; 2 changed since and are left alone". */
export function previewWords({ restorable, changed }: RollBackPreview): string {
  const rest = changed - restorable
  const restored = t`${count(restorable)} of ${count(changed)} can be restored`
  if (rest === 0) return restored
  return rest === 1
    ? t`${restored}; 1 is left alone`
    : t`${restored}; ${count(rest)} are left alone`
}
