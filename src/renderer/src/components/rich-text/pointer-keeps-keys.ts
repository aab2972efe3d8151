import { useEffect } from 'react'

/** A frame that got the keyboard this long after Tab got it because a person went there. */
const TAB_MS = 300

/**
 * A click into a frame would take the keyboard away from the screen's single keys, and the frame does
 * not pass keys on. So a click gives it back to what had it; Tab goes in and out as everywhere.
 */
export function usePointerKeepsKeys(): void {
  useEffect(() => {
    let had = document.activeElement
    let tabAt = Number.NEGATIVE_INFINITY
    const onFocus = (): void => {
      if (!(document.activeElement instanceof HTMLIFrameElement)) had = document.activeElement
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Tab' || event.key === 'F6') tabAt = performance.now()
    }
    const giveBack = (): void => {
      const frame = document.activeElement
      if (!(frame instanceof HTMLIFrameElement)) return
      frame.blur()
      window.focus()
      if (had instanceof HTMLElement && had.isConnected) had.focus({ preventScroll: true })
    }
    const onBlur = (): void => {
      if (!(document.activeElement instanceof HTMLIFrameElement)) return
      if (performance.now() - tabAt < TAB_MS) return
      // Only when the click is over: a focus in the midst of it is overruled by the frame's.
      window.setTimeout(giveBack)
    }
    document.addEventListener('focusin', onFocus)
    window.addEventListener('keydown', onKey, { capture: true })
    window.addEventListener('blur', onBlur)
    return () => {
      document.removeEventListener('focusin', onFocus)
      window.removeEventListener('keydown', onKey, { capture: true })
      window.removeEventListener('blur', onBlur)
    }
  }, [])
}
