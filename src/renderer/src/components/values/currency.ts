import { createContext, use } from 'react'

/** The shop's currency code; null until the store told it. */
export const CurrencyContext = createContext<string | null>(null)

export function useCurrency(): string | null {
  return use(CurrencyContext)
}
