import { useSyncExternalStore } from 'react'

/** UTC milliseconds, new with every second. For what ticks on the screen; never to be spoken. */
export function useSecond(): number {
  return useSyncExternalStore(everySecond, secondNow) * 1000
}

function everySecond(changed: () => void): () => void {
  const timer = setInterval(changed, 1000)
  return () => clearInterval(timer)
}

function secondNow(): number {
  return Math.floor(Date.now() / 1000)
}
