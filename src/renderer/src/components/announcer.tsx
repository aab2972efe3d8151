import { create } from 'zustand'

type Announcements = { readonly polite: string; readonly assertive: string }

const useAnnouncements = create<Announcements>(() => ({ polite: '', assertive: '' }))

/** Long enough to be read out; then it goes, so that the same sentence can be said again. */
const STAYS_MS = 2_000
const leaving: Partial<Record<keyof Announcements, number>> = {}

/** Says a sentence to screen readers. Polite for decisions, assertive for what must not be missed. */
export function announce(sentence: string, urgency: keyof Announcements = 'polite'): void {
  window.clearTimeout(leaving[urgency])
  useAnnouncements.setState({ [urgency]: sentence })
  leaving[urgency] = window.setTimeout(() => useAnnouncements.setState({ [urgency]: '' }), STAYS_MS)
}

export function Announcer() {
  const { polite, assertive } = useAnnouncements()
  return (
    <>
      <div className="visually-hidden" role="status">
        {polite}
      </div>
      <div className="visually-hidden" role="alert">
        {assertive}
      </div>
    </>
  )
}
