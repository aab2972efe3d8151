import { create } from 'zustand'

type Announcements = { readonly polite: string; readonly assertive: string }

const useAnnouncements = create<Announcements>(() => ({ polite: '', assertive: '' }))

/** Says a sentence to screen readers. Polite for decisions, assertive for what must not be missed. */
export function announce(sentence: string, urgency: keyof Announcements = 'polite'): void {
  useAnnouncements.setState({ [urgency]: sentence })
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
