import type { AppError } from '@shared/contract/app-error'
import type { OfflineReason } from '@shared/contract/reach'

/**
 * Why the store can't be used after this failure; null when the failure itself shows that the right store
 * answers and only this request did not do. Told by codes, never by words.
 */
export function offlineReason({ code, retryable, details }: AppError): OfflineReason | null {
  switch (code) {
    case 'store-unreachable':
      // An HTTP status comes from somebody who answered: there is no such store.
      return details?.['httpStatus'] === undefined ? 'no-network' : 'store-down'
    case 'store-behind-page':
      return 'captive-portal'
    case 'store-error':
      return 'store-down'
    case 'store-refused':
      // A missing scope is no closed store: everything else still works.
      return details?.['shopifyCode'] === undefined ? 'store-down' : null
    case 'store-unexpected-answer':
      return retryable ? 'store-down' : null
    case 'store-unauthorized':
    case 'no-credential':
      return 'sign-in-refused'
    case 'scopes-missing':
      return 'scopes-missing'
    case 'store-mismatch':
      return 'other-shop'
    default:
      return null
  }
}
