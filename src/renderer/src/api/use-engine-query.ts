import type { AppError } from '@shared/contract/app-error'
import type { EngineChannel, EngineInput, EngineOutput } from '@shared/contract/engine-contract'
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { askEngine } from './engine'
import { type Changing, useDataChanged } from './use-data-changed'

type Query<T> = {
  /** The last answer; stays while a newer one is under way. */
  readonly data: T | null
  /** The input that `data` answers, as JSON. */
  readonly answered: string
  /** Why the input `failed`, as JSON, was not answered. */
  readonly error: AppError | null
  readonly failed: string
}

/** Asks the engine whenever the input changes and when the engine says that the answer may differ. */
export function useEngineQuery<C extends EngineChannel>(
  channel: C,
  input: EngineInput<C>,
  changing: Changing,
): Query<EngineOutput<C>> & { readonly refresh: () => void; readonly fresh: boolean } {
  const [state, setState] = useState<Query<EngineOutput<C>>>({
    data: null,
    answered: '',
    error: null,
    failed: '',
  })
  const newest = useRef(0)
  const asked = JSON.stringify(input)
  const ask = useEffectEvent(async () => {
    const turn = ++newest.current
    const answer = await askEngine(channel, input)
    if (turn !== newest.current) return
    setState((before) =>
      answer.ok
        ? { data: answer.value, answered: asked, error: null, failed: '' }
        : { ...before, error: answer.error, failed: asked },
    )
  })
  const [round, setRound] = useState(0)
  useEffect(() => {
    void ask()
  }, [asked, round])
  const refresh = useCallback(() => setRound((n) => n + 1), [])
  useDataChanged(changing, refresh)
  const error = state.failed === asked ? state.error : null
  return { ...state, error, refresh, fresh: state.answered === asked }
}
