import { connectionTrouble } from '@shared/connecting/connection-trouble'
import type { AppError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'

/** What can go wrong before or without an answer of Shopify, in words for a person. */

/** `thrown`: what the request was rejected with. */
export function unreachable(address: string, thrown: unknown): AppError {
  const trouble = connectionTrouble(thrown)
  if (trouble) {
    return {
      code: 'store-unreachable',
      message: t`Concord does not connect to ${address}: ${trouble.what}. No token was sent; decisions wait on this computer.`,
      nextStep: trouble.nextStep,
      retryable: true,
      details: { cause: trouble.cause },
    }
  }
  return {
    code: 'store-unreachable',
    message: t`The store at ${address} can't be reached. Nothing is lost; decisions wait on this computer.`,
    nextStep: t`Check the network, then try again.`,
    retryable: true,
  }
}

export function fellSilent(silenceMs: number): AppError {
  return {
    code: 'read-incomplete',
    message: t`Shopify stopped sending the catalog file: nothing came for ${silenceMs / 1000} seconds. The earlier catalog stays.`,
    nextStep: t`Run Full Sync And Compare again.`,
    retryable: true,
  }
}

export function noCredential(): AppError {
  return {
    code: 'no-credential',
    message: t`There is no token for this store. Reviewing works; nothing can be read or sent.`,
    nextStep: t`Connect the store again.`,
    retryable: false,
  }
}

/** `reason`: Shopify's code for it, or "" where it gave none. Codes: shopify-app-js and RFC 6749, 5.2. */
export function grantRefused(reason: string, httpStatus: number): AppError {
  const [what, nextStep] = GRANT_REFUSALS[reason] ?? [
    t`Shopify gave no token for this client id and secret.`,
    t`Copy both anew from the app in the Dev Dashboard, under Settings.`,
  ]
  return {
    code: 'store-unauthorized',
    message: t`${what} Nothing was changed; all decisions are kept.`,
    nextStep,
    retryable: false,
    details: { httpStatus: String(httpStatus), ...(reason === '' ? {} : { reason }) },
  }
}

const GRANT_REFUSALS: Readonly<Record<string, readonly [string, string]>> = {
  app_not_installed: [
    t`The app is not installed in this store, so Shopify gives it no token.`,
    t`Install it from the Dev Dashboard, then check again.`,
  ],
  shop_not_permitted: [
    t`The app belongs to another Shopify organization than this store, so Shopify gives it no token.`,
    t`Make the app in the organization that owns the store.`,
  ],
}

export function tooBusy(): AppError {
  return {
    code: 'store-throttled',
    message: t`Shopify asked to wait again and again. Nothing was changed by this request.`,
    nextStep: t`Another app may be using up the limit. Try again later.`,
    retryable: true,
  }
}

/** `said`: Shopify's own words. */
export function noMoreVariants(said: string): AppError {
  return {
    code: 'store-rejected',
    message: t`Shopify takes no more new variants for now (HTTP 429: ${said.replace(/[.\s]+$/, '')}). Nothing was made by this request.`,
    nextStep: t`A store with 50,000 variants or more may make 1,000 a day; try again tomorrow. Everything else goes on.`,
    retryable: false,
    details: { httpStatus: '429' },
  }
}

export function sameKeyUnderWay(): AppError {
  return {
    code: 'store-error',
    message: t`Shopify still works on the same change of stock. Its outcome is not known yet.`,
    nextStep: t`Wait a moment; it is looked at again before anything is sent.`,
    retryable: true,
  }
}
