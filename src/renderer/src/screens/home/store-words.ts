import type { Badge } from '@shared/contract/products'
import type { StoreSeen, StoreTile } from '@shared/contract/stores'
import { t, tAs } from '@shared/words/words'
import { count, counted, timeOf } from '../../format'

/** "Open", "Connected", … */
export function standingWords({ standing, isOpen }: StoreTile): string {
  switch (standing) {
    case 'open':
      return tAs('store')`Open`
    case 'closed':
      return t`Not open`
    case 'set-up':
      return isOpen ? t`Open, set-up not finished` : t`Set-up not finished`
    case 'disconnected':
      return t`Disconnected`
    case 'unreadable':
      return t`Can’t be read`
  }
}

/** What else there is to say about how it stands; "" for nothing. */
export function standingText({ kind, standing }: StoreTile): string {
  switch (standing) {
    case 'disconnected':
      if (kind === 'sample') return ''
      return t`Its credential was deleted. Links, decisions and history are kept on this computer.`
    case 'unreadable':
      return t`Concord can’t read this store’s details on the disk. Nothing of it was touched.`
    case 'set-up':
      return t`Go on in the Setup Wizard where you left it.`
    default:
      return ''
  }
}

/** "Online", or why it can't be reached; "" where its standing says that already. */
export function reachWords({ standing }: StoreTile, { reach, trouble }: StoreSeen): string {
  if (standing === 'disconnected' || standing === 'set-up') return ''
  if (reach === 'online') return t`Online.`
  if (reach === 'offline') return trouble ?? t`Offline.`
  return t`Not reached yet.`
}

/** "2,713 in agreement, 655 differ, 09:02". */
export function compareWords({ comparedAt, inAgreement, differ }: StoreSeen, now?: Date): string {
  if (comparedAt === null) return t`Never compared`
  const agreeing = count(inAgreement)
  const at = timeOf(comparedAt, now)
  return differ === 1
    ? t`${agreeing} in agreement, ${count(differ)} differs, ${at}`
    : t`${agreeing} in agreement, ${count(differ)} differ, ${at}`
}

/** "37 decisions wait". */
export function waitingWords({ waiting }: StoreSeen): string {
  if (waiting === 0) return t`No decision waits`
  return waiting === 1
    ? t`${counted(waiting, 'decision')} waits`
    : t`${counted(waiting, 'decision')} wait`
}

/** "3 need a person, 2 with an error"; "" where nothing does. */
export function needsWords({ needPerson, failed }: StoreSeen): string {
  const parts = [
    needPerson === 1 && t`${count(needPerson)} needs a person`,
    needPerson > 1 && t`${count(needPerson)} need a person`,
    failed > 0 && t`${count(failed)} with an error`,
  ]
  return parts.filter((part) => part !== false).join(', ')
}

/** The seed's badge for a store as a whole; null before it was compared. */
export function storeBadge({ comparedAt, differ, needPerson, failed }: StoreSeen): Badge | null {
  if (failed > 0) return 'sync-error'
  if (comparedAt === null) return null
  return differ + needPerson > 0 ? 'out-of-sync' : 'synced'
}

/** The sample store has no credential to delete, but it can be closed. */
export function canDisconnect({ kind, standing, isOpen }: StoreTile): boolean {
  if (standing === 'disconnected' || standing === 'unreadable') return false
  return kind === 'shopify' || isOpen
}

/** Whether all of it can go to the trash: never the one Concord works with, nor one that is connected. */
export function canRemove({ kind, standing, isOpen }: StoreTile): boolean {
  return !isOpen && (kind === 'sample' || standing !== 'closed')
}
