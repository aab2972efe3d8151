import type { Result } from '@shared/contract/result'
import { t } from '@shared/words/words'
import { askEngine } from '../api'
import { announce } from '../components/announcer'
import { type StockWay, useAppStore } from './app-store'

const DONE: Readonly<Record<StockWay, string>> = {
  'push-now': t`What waits is being sent.`,
  resume: t`Stock sync goes on.`,
}

export async function pauseStock(): Promise<void> {
  const answer = await askEngine('stock-sync.pause', null)
  useAppStore.setState({ problem: answer.ok ? null : answer.error })
  if (answer.ok) announce(t`Stock sync paused. Changes go on being queued.`)
}

/** Sends what waits, or lets it go by itself again; a brake in the way asks for its figure. */
export async function sendStock(way: StockWay): Promise<void> {
  const answer = await askForStock(way, null)
  if (answer.ok) return
  if (answer.error.code === 'brake') {
    useAppStore.setState({ stockBrake: { way, error: answer.error } })
  } else {
    useAppStore.setState({ problem: answer.error })
  }
}

/** `confirmed`: the figure of the brake that a person typed. */
export async function askForStock(way: StockWay, confirmed: number | null): Promise<Result<null>> {
  const answer = await askEngine(`stock-sync.${way}`, { confirmed })
  if (answer.ok) {
    useAppStore.setState({ problem: null })
    announce(DONE[way])
  }
  return answer
}
