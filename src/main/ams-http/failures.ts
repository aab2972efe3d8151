import { connectionTrouble } from '@shared/connecting/connection-trouble'
import type { AppError, AppErrorCode } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import { AmsFailure } from '../engine/ports'

const KEPT = t`Nothing in Concord was changed; what waits for it goes on waiting.`

/** `thrown`: what the request was rejected with. */
export function unreachable(host: string, thrown: unknown): AmsFailure {
  const trouble = connectionTrouble(thrown)
  if (trouble) {
    return failure(
      'ams-unreachable',
      t`Concord does not connect to the AMS server ${host}: ${trouble.what}. No token was sent. ${KEPT}`,
      trouble.nextStep,
      { effect: 'unknown', isRetryable: true },
    )
  }
  return failure(
    'ams-unreachable',
    t`The AMS server ${host} does not answer. ${KEPT}`,
    t`Check the network. Concord tries again by itself.`,
    { effect: 'unknown', isRetryable: true },
  )
}

export function unexpected(host: string, what: string): AmsFailure {
  return failure(
    'ams-unexpected-answer',
    t`Unexpected answer from ${host}: ${what}. Nothing of it was taken as data. ${KEPT}`,
    t`Check that the address is the AMS server’s own. Where the network wants a sign-in, sign in with a browser.`,
    { effect: 'unknown', isRetryable: true },
  )
}

export function unauthorized(host: string): AmsFailure {
  return failure(
    'ams-unauthorized',
    t`The AMS server ${host} does not accept the token any more. ${KEPT}`,
    t`Give a valid token in Settings, section “Direct line to an AMS server”.`,
  )
}

export function refused(host: string, said: string): AmsFailure {
  return failure(
    'ams-refused',
    t`The AMS server ${host} does not allow this: ${said}. ${KEPT}`,
    t`Ask whoever runs the AMS server for the permission, then test the line in Settings.`,
  )
}

export function rejected(host: string, said: string): AmsFailure {
  return failure(
    'ams-rejected',
    t`The AMS server ${host} did not take this: ${said}. The change is kept in Concord.`,
    t`Change the product so that the AMS server takes it, or try again.`,
  )
}

export function serverError(host: string, status: number, isUndone: boolean): AmsFailure {
  return failure(
    'ams-error',
    t`The AMS server ${host} failed (HTTP ${status}). ${KEPT}`,
    t`Concord tries again by itself. If it stays so, tell whoever runs the AMS server.`,
    { effect: isUndone ? 'none' : 'unknown', isRetryable: true },
  )
}

export function throttled(host: string, retryAfterMs: number | null): AmsFailure {
  return failure(
    'ams-throttled',
    t`The AMS server ${host} asks Concord to wait. ${KEPT}`,
    t`Concord goes on by itself.`,
    { isRetryable: true, retryAfterMs },
  )
}

type More = {
  readonly effect?: 'none' | 'unknown'
  readonly isRetryable?: boolean
  readonly retryAfterMs?: number | null
}

function failure(
  code: AppErrorCode,
  message: string,
  nextStep: string,
  { effect = 'none', isRetryable = false, retryAfterMs = null }: More = {},
): AmsFailure {
  const error: AppError = { code, message, nextStep, retryable: isRetryable }
  return new AmsFailure(error, effect, retryAfterMs)
}
