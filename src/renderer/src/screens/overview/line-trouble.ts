import type { AmsLineState } from '@shared/contract/ams-line'
import type { AppError } from '@shared/contract/app-error'
import type { SyncSummary } from '@shared/contract/sync'

/** What helps where the line to an AMS server does not work. */
export type LineWayOut = 'token' | 'test' | 'read' | 'settings'
export type LineTrouble = Pick<AppError, 'message' | 'nextStep'> & { readonly wayOut: LineWayOut }

type Line = Pick<AmsLineState, 'server' | 'trouble' | 'answeredAt'>
type LastSync = Pick<SyncSummary, 'warnings' | 'finishedAt'>

/**
 * Why the line does not work now, or null where it does, as far as anybody knows: what the last sync met counts until
 * the server has answered since.
 */
export function lineTrouble(line: Line | null, lastSync: LastSync | null): LineTrouble | null {
  if (!line?.server) return null
  const { trouble, answeredAt } = line
  // A server that asks for a pause is left alone, and then goes on: nobody has to do anything.
  if (trouble?.code === 'ams-throttled') return null
  if (trouble) return { ...trouble, wayOut: wayOutOf(trouble) }
  const warning = lastSync?.warnings.find(({ kind }) => kind === 'ams-server-unread')
  const answeredSince = answeredAt !== null && lastSync !== null && answeredAt > lastSync.finishedAt
  return warning && !answeredSince ? { ...warning, wayOut: 'settings' } : null
}

function wayOutOf({ code }: AppError): LineWayOut {
  switch (code) {
    case 'ams-unauthorized':
    case 'no-credential':
    case 'credential-unusable':
      return 'token'
    case 'ams-unreachable':
    case 'ams-unexpected-answer':
    case 'ams-error':
    case 'ams-refused':
      return 'test'
    case 'ams-read-incomplete':
      return 'read'
    // Another catalog, a much smaller one, the keychain: there it is told what to do.
    default:
      return 'settings'
  }
}
