import { useEffect } from 'react'
import { askEngine, PAGE_STORE } from '../api'

/** The system knows first that a cable was pulled or a network joined: then the engine looks at once. */
export function useSystemNetwork(): void {
  useEffect(() => {
    if (PAGE_STORE === null) return undefined
    const look = (): void => void askEngine('connection.test', null)
    window.addEventListener('online', look)
    window.addEventListener('offline', look)
    return () => {
      window.removeEventListener('online', look)
      window.removeEventListener('offline', look)
    }
  }, [])
}
