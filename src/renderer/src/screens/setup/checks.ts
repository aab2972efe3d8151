import type { AppError } from '@shared/contract/app-error'
import { SETUP_CHECKS, type SetupCheck, type SetupCheckName } from '@shared/contract/stores'

export type CheckState =
  | { readonly kind: 'waits' }
  /** `since`: UTC milliseconds. */
  | { readonly kind: 'running'; readonly since: number }
  | { readonly kind: 'done'; readonly found: SetupCheck }
  | { readonly kind: 'failed'; readonly error: AppError }

export type CheckStates = Readonly<Record<SetupCheckName, CheckState>>

export const ALL_WAIT: CheckStates = {
  address: { kind: 'waits' },
  token: { kind: 'waits' },
  store: { kind: 'waits' },
  version: { kind: 'waits' },
  scopes: { kind: 'waits' },
  locations: { kind: 'waits' },
  product: { kind: 'waits' },
}

/** Missing scopes that nothing works without. */
export function neededMissing(state: CheckState): readonly string[] {
  if (state.kind !== 'done' || state.found.check !== 'scopes') return []
  return state.found.missing.filter(({ isNeeded }) => isNeeded).map(({ scope }) => scope)
}

/** Missing scopes without which a part does not work. */
export function optionalMissing(state: CheckState): readonly string[] {
  if (state.kind !== 'done' || state.found.check !== 'scopes') return []
  return state.found.missing.filter(({ isNeeded }) => !isNeeded).map(({ scope }) => scope)
}

/** Whether the later checks can't hold either. */
export function stops(state: CheckState): boolean {
  return state.kind === 'failed' || neededMissing(state).length > 0
}

/**
 * `none`: not begun · `running` · `stopped`: one does not hold · `partly`: a scope is missing that a part needs ·
 * `held`: all hold.
 */
export type Verdict = 'none' | 'running' | 'stopped' | 'partly' | 'held'

export function verdictOf(states: CheckStates): Verdict {
  const all = SETUP_CHECKS.map((check) => states[check])
  if (all.some(({ kind }) => kind === 'running')) return 'running'
  if (all.some(stops)) return 'stopped'
  if (all.some(({ kind }) => kind === 'waits')) return 'none'
  return optionalMissing(states.scopes).length > 0 ? 'partly' : 'held'
}

/** The check that the later ones wait for; null where none is in their way. */
export function inTheWay(states: CheckStates): SetupCheckName | null {
  return SETUP_CHECKS.find((check) => stops(states[check])) ?? null
}
