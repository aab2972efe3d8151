import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import { SETTINGS_SECTIONS, type SettingsSection } from '../../components/settings-sections'
import { sectionId } from './section'
import { useSettingsStore } from './settings-store'

/** By these a person uses the page; it is not moved under them then. */
const USES = ['wheel', 'pointerdown', 'keydown'] as const

type Sections = {
  /** The section in view. */
  readonly inView: SettingsSection
  readonly goTo: (section: SettingsSection) => void
}

/**
 * Which section is in view, and going to one. The one that somebody went to, or whose controls they use, is the one in
 * view until they scroll; it stays in its place while what is above it still grows, until they use the page.
 */
export function useSections(box: RefObject<HTMLElement | null>): Sections {
  const [inView, setInView] = useState<SettingsSection>('stock')
  const used = useRef<SettingsSection | null>(null)
  const goneTo = useRef<SettingsSection | null>(null)
  const goTo = (section: SettingsSection): void => {
    used.current = section
    goneTo.current = section
    setInView(section)
    const element = document.getElementById(sectionId(section))
    element?.scrollIntoView()
    element?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
  }
  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    const grown = (): void => {
      if (goneTo.current) document.getElementById(sectionId(goneTo.current))?.scrollIntoView()
    }
    const scrolled = (): void => {
      if (used.current === null) setInView(sectionAt(element))
    }
    const use = (event: Event): void => {
      goneTo.current = null
      // On its bar or with its keys, it is the page itself that is used.
      if (event.type === 'wheel' || event.target === element) used.current = null
    }
    const focused = ({ target }: FocusEvent): void => {
      const section = SETTINGS_SECTIONS.find((one) => {
        const part = document.getElementById(sectionId(one))
        return target instanceof Node && part?.contains(target)
      })
      if (section === undefined) return
      used.current = section
      setInView(section)
    }
    const sizes = new ResizeObserver(grown)
    for (const section of element.querySelectorAll('section')) sizes.observe(section)
    element.addEventListener('scroll', scrolled, { passive: true })
    element.addEventListener('focusin', focused)
    for (const name of USES) element.addEventListener(name, use, { passive: true })
    return () => {
      sizes.disconnect()
      element.removeEventListener('scroll', scrolled)
      element.removeEventListener('focusin', focused)
      for (const name of USES) element.removeEventListener(name, use)
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
