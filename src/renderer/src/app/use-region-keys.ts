import { useEffect } from 'react'
import { isLayerOpen } from '../components/typing'

/** The regions of the window in the order in which F6 walks them. */
const REGIONS = [
  '.rail',
  '.screen-header',
  '.home',
  '.setup-steps',
  '.setup-step',
  '.settings-sections',
  '.settings-content',
  'aside',
  '.data-grid',
  '.detail',
  '.status-bar',
]
const FOCUSABLE = 'button:not(:disabled), [href], input, [tabindex="0"]'

/** F6 goes to the next region of the window, Shift F6 to the one before. */
export function useRegionKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || isLayerOpen()) return
      event.preventDefault()
      const regions = REGIONS.flatMap((region) => [
        ...document.querySelectorAll<HTMLElement>(`.app ${region}`),
      ])
      const here = regions.findIndex((region) => region.contains(document.activeElement))
      const step = event.shiftKey ? -1 : 1
      const from = here === -1 && step === -1 ? 0 : here
      const next = regions[(from + step + regions.length) % regions.length]
      const target = next?.matches(FOCUSABLE) ? next : next?.querySelector<HTMLElement>(FOCUSABLE)
      target?.focus()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
