import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import { SETTINGS_SECTIONS, type SettingsSection } from '../../components/settings-sections'
import { sectionId } from './section'
import { useSettingsStore } from './settings-store'

const LET_GO = ['wheel', 'pointerdown', 'keydown'] as const

type Sections = {
  /** The section in view. */
  readonly inView: SettingsSection
  readonly goTo: (section: SettingsSection) => void
}

/**
 * Which section is in view, and going to one. A section that somebody went to stays in view while what is above it
 * still grows, until they scroll or use the page.
 */
export function useSections(box: RefObject<HTMLElement | null>): Sections {
  const [inView, setInView] = useState<SettingsSection>('stock')
  const held = useRef<SettingsSection | null>(null)
  const goTo = (section: SettingsSection): void => {
    held.current = section
    setInView(section)
    const element = document.getElementById(sectionId(section))
    element?.scrollIntoView()
    element?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
  }
  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    const look = (): void => {
      if (held.current === null) setInView(sectionAt(element))
    }
    const grown = (): void => {
      if (held.current === null) look()
      else document.getElementById(sectionId(held.current))?.scrollIntoView()
    }
    const letGo = (): void => {
      held.current = null
    }
    const sizes = new ResizeObserver(grown)
    for (const section of element.querySelectorAll('section')) sizes.observe(section)
    element.addEventListener('scroll', look, { passive: true })
    for (const name of LET_GO) element.addEventListener(name, letGo, { passive: true })
    return () => {
      sizes.disconnect()
      element.removeEventListener('scroll', look)
      for (const name of LET_GO) element.removeEventListener(name, letGo)
    }
  }, [box])
  const reveal = useEffectEvent(goTo)
  useEffect(() => {
    const take = ({ asked }: { readonly asked: SettingsSection | null }): void => {
      if (asked === null) return
      useSettingsStore.setState({ asked: null })
      reveal(asked)
    }
    take(useSettingsStore.getState())
    return useSettingsStore.subscribe(take)
  }, [])
  return { inView, goTo }
}

/**
 * The section under a line that moves from the top of the view to its bottom while the page is scrolled from its
 * beginning to its end: so the last ones have their turn, though none of them reaches the top.
 */
function sectionAt(box: HTMLElement): SettingsSection {
  const most = box.scrollHeight - box.clientHeight
  const line =
    box.getBoundingClientRect().top + (most <= 0 ? 0 : box.scrollTop / most) * box.clientHeight
  const above = SETTINGS_SECTIONS.filter((section) => {
    const place = document.getElementById(sectionId(section))?.getBoundingClientRect()
    return place !== undefined && place.top <= line + 1
  })
  return above.at(-1) ?? 'stock'
}
