import { useEffect, useEffectEvent } from 'react'
import { isLayerOpen, isTyping } from './typing'

/** Esc leaves where a person is, once no dialog, menu or text field wants it. */
export function useEscape(leave: () => void): void {
  const run = useEffectEvent(leave)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      if (!isTyping(event.target) && !isLayerOpen()) run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
