import { type AppError, isAccessDenied } from '@shared/contract/app-error'
import type { OfflineReason, Reach } from '@shared/contract/reach'
import { nextDelayMs } from './back-off'
import { offlineReason } from './offline-reason'

/** What is known about the way to the store. All times in UTC milliseconds. */
export type ReachState =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'online'
      readonly since: number
      readonly heardAt: number
      /** The one failure after which nothing was heard; a second one in a row means offline. */
      readonly doubt: Trouble | null
    }
  | ({
      readonly kind: 'offline'
      readonly since: number
      /** Looks in a row that failed. */
      readonly tries: number
      readonly nextTryAt: number
    } & Omit<Trouble, 'at'>)

type Trouble = { readonly at: number; readonly reason: OfflineReason; readonly error: AppError }

/**
 * `answered`: the store answered a request · `failed`: a request failed · `proved`: a look found the right
 * shop · `not-proved`: a look, with all its tries, did not.
 */
export type ReachEvent =
  | { readonly kind: 'answered'; readonly at: number }
  | { readonly kind: 'failed'; readonly at: number; readonly error: AppError }
  | { readonly kind: 'proved'; readonly at: number }
  | {
      readonly kind: 'not-proved'
      readonly at: number
      readonly error: AppError
      /** Chance for the back-off, from 0 up to but not including 1. */
      readonly fraction: number
    }

/** Nothing heard for so long while online: a cheap look tells whether it is still true. */
const QUIET_MS = 60_000

/**
 * The state after an event. One broken answer is a doubt, the second in a row ends being online; a refused
 * sign-in and another shop need no second one. Only a look that finds the right shop ends being offline:
 * a plain answer may come from anybody at the address, so it merely asks for that look at once.
 */
export function nextReach(state: ReachState, event: ReachEvent): ReachState {
  switch (event.kind) {
    case 'proved':
      return state.kind === 'online'
        ? { ...state, heardAt: event.at, doubt: null }
        : { kind: 'online', since: event.at, heardAt: event.at, doubt: null }
    case 'answered':
      return answered(state, event.at)
    case 'failed': {
      const { at, error } = event
      const reason = offlineReason(error)
      if (reason !== null) return failed(state, { at, reason, error })
      const heard = answered(state, at)
      // One thing was not allowed: a look tells whether a scope was taken away that everything needs.
      return heard.kind === 'online' && isAccessDenied(error)
        ? { ...heard, doubt: { at, reason: 'scopes-missing', error } }
        : heard
    }
    case 'not-proved': {
      // A look that fails for a reason of its own leaves nothing to work with either.
      const reason = offlineReason(event.error) ?? 'store-down'
      const tries = state.kind === 'offline' ? state.tries + 1 : 1
      return {
        kind: 'offline',
        since: sinceOf(state, event.at),
        reason,
        error: event.error,
        tries,
        nextTryAt: event.at + nextDelayMs(tries, event.fraction),
      }
    }
  }
}

function answered(state: ReachState, at: number): ReachState {
  switch (state.kind) {
    case 'unknown':
      return state
    case 'online':
      return { ...state, heardAt: at, doubt: null }
    case 'offline':
      return { ...state, nextTryAt: Math.min(state.nextTryAt, at) }
  }
}

function failed(state: ReachState, trouble: Trouble): ReachState {
  const { at, reason, error } = trouble
  switch (state.kind) {
    case 'unknown':
      return state
    case 'online': {
      const isCertain = reason === 'sign-in-refused' || reason === 'other-shop'
      if (state.doubt === null && !isCertain) return { ...state, doubt: trouble }
      const since = sinceOf(state, at)
      return { kind: 'offline', since, reason, error, tries: 0, nextTryAt: at }
    }
    case 'offline':
      return { ...state, reason, error }
  }
}

function sinceOf(state: ReachState, at: number): number {
  if (state.kind === 'offline') return state.since
  return state.kind === 'online' ? (state.doubt?.at ?? at) : at
}

/** When the next look is due, in UTC milliseconds. */
export function lookDueAt(state: ReachState): number {
  switch (state.kind) {
    case 'unknown':
      return 0
    case 'online':
      return state.doubt === null ? state.heardAt + QUIET_MS : 0
    case 'offline':
      return state.nextTryAt
  }
}

/** The state as the screens see it. */
export function toReach(state: ReachState): Reach {
  switch (state.kind) {
    case 'unknown':
      return state
    case 'online':
      return { kind: 'online', since: iso(state.since) }
    case 'offline':
      return {
        kind: 'offline',
        since: iso(state.since),
        reason: state.reason,
        error: state.error,
        nextTryAt: iso(state.nextTryAt),
      }
  }
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
