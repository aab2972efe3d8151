import { type AppError, ConcordError, isAccessDenied } from '@shared/contract/app-error'

/**
 * Whom a failure concerns. `request`: this kind of request alone, anything else goes on · `product`: this
 * one product · `perhaps-store`: told by asking the store once whether it answers at all · `store`: no
 * network, no token, no disk, so the next product would meet the same.
 */
export type Concern = 'request' | 'product' | 'perhaps-store' | 'store'

export function concernOf(error: AppError): Concern {
  switch (error.code) {
    case 'store-rejected':
      return 'request'
    case 'store-refused':
      // A missing scope is no closed store.
      return isAccessDenied(error) ? 'request' : 'store'
    case 'store-error':
    case 'store-throttled':
    case 'store-unexpected-answer':
      return 'perhaps-store'
    case 'store-unreachable':
    case 'store-unauthorized':
    case 'store-mismatch':
    case 'store-behind-page':
    case 'no-credential':
    case 'storage-failed':
      return 'store'
    default:
      return 'product'
  }
}

/** Whether one of several products that were asked for together may be to blame, so that each is tried alone. */
export function mayBeOneProduct(thrown: unknown): thrown is ConcordError {
  return thrown instanceof ConcordError && concernOf(thrown.error) === 'perhaps-store'
}

/** What a person reads of it where only some decisions are held back. */
export function reasonOf({ message, nextStep }: AppError): string {
  return [message, nextStep].filter(Boolean).join(' ')
}
