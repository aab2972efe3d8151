import type { RunStore } from '../ports'

const AGREED_CURRENCY = 'agreed-currency'

/**
 * The currency in which AMS's prices are held to be: the shop's at the first connection since the AMS
 * catalog was imported. Null before any.
 */
export function agreedCurrency(runs: RunStore, currencyNow: string | null): string | null {
  const known = runs.setting(AGREED_CURRENCY) ?? ''
  if (known !== '') return known
  if (currencyNow !== null) runs.setSetting(AGREED_CURRENCY, currencyNow)
  return currencyNow
}

/** A new catalog may well be in another currency than the one before. */
export function forgetCurrency(runs: RunStore): void {
  runs.setSetting(AGREED_CURRENCY, '')
}

/** AMS itself says in which currency its prices are. */
export function pricesAreIn(runs: RunStore, currencyCode: string): void {
  if (runs.setting(AGREED_CURRENCY) !== currencyCode) runs.setSetting(AGREED_CURRENCY, currencyCode)
}
