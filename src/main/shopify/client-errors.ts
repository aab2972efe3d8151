import type { AppError } from '@shared/contract/app-error'

/** What can go wrong before or without an answer of Shopify, in words for a person. */

export function unreachable(address: string): AppError {
  return {
    code: 'store-unreachable',
    message: `The store at ${address} can't be reached. Nothing is lost; decisions wait on this computer.`,
    nextStep: 'Check the network, then try again.',
    retryable: true,
  }
}

export function fellSilent(silenceMs: number): AppError {
  return {
    code: 'read-incomplete',
    message: `Shopify stopped sending the catalog file: nothing came for ${silenceMs / 1000} seconds. The earlier catalog stays.`,
    nextStep: 'Run Full Sync And Compare again.',
    retryable: true,
  }
}

export function noCredential(): AppError {
  return {
    code: 'no-credential',
    message: 'There is no token for this store. Reviewing works; nothing can be read or sent.',
    nextStep: 'Connect the store again.',
    retryable: false,
  }
}

export function tooBusy(): AppError {
  return {
    code: 'store-throttled',
    message: 'Shopify asked to wait again and again. Nothing was changed by this request.',
    nextStep: 'Another app may be using up the limit. Try again later.',
    retryable: true,
  }
}

export function sameKeyUnderWay(): AppError {
  return {
    code: 'store-error',
    message: 'Shopify still works on the same change of stock. Its outcome is not known yet.',
    nextStep: 'Wait a moment; it is looked at again before anything is sent.',
    retryable: true,
  }
}
