import type { Brake } from '@shared/contract/review'
import { useState } from 'react'
import { separators } from '../separators'

/** By brake, the figure that the person typed. */
export type Confirmed = Partial<Record<Brake['kind'], number>>

export type TypedFigures<K extends string = Brake['kind']> = {
  readonly typed: Readonly<Partial<Record<string, string>>>
  readonly type: (kind: K, text: string) => void
  readonly confirmed: Partial<Record<K, number>>
  /** True when every brake has its exact figure: without a brake, always. */
  readonly complete: boolean
}

/** The figures that a person types to confirm a mass change. A figure counts while it is the right one. */
export function useTypedFigures<K extends string>(
  brakes: readonly { readonly kind: K; readonly count: number }[],
): TypedFigures<K> {
  const [typed, setTyped] = useState<TypedFigures['typed']>({})
  const confirmed: Partial<Record<K, number>> = {}
  for (const { kind, count } of brakes) {
    if (numberOf(typed[kind]) === count) confirmed[kind] = count
  }
  return {
    typed,
    type: (kind, text) => setTyped((before) => ({ ...before, [kind]: text })),
    confirmed,
    complete: brakes.every(({ kind }) => confirmed[kind] !== undefined),
  }
}

/** "1,284" and "1284" are the same figure. */
function numberOf(text: string | undefined): number | null {
  const digits = (text ?? '').trim().replaceAll(separators().group, '')
  return /^\d+$/.test(digits) ? Number(digits) : null
}
