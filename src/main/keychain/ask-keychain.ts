import type { KeychainStanding } from '@shared/contract/stores'

/** Asking it may open a prompt of the system; the app does not wait for that with its window closed. */
export const ANSWERS_WITHIN_MS = 5_000

export type Trouble = Exclude<KeychainStanding, 'works' | 'garbled'>

export type KeychainAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly trouble: Trouble; readonly why: string }

/** What a locked or refused keychain says, in libsecret's, Keychain Services' and Windows' own words. */
const LOCKED = /lock|denied|dismiss|cancel|not allowed|interaction|auth/i

/**
 * One call to the keychain, which may have no service behind it, be locked, be refused by the person, or never
 * answer. Never rejects. What comes after the time is up goes to `onLate`.
 */
export function askKeychain<T>(
  call: () => Promise<T>,
  withinMs: number,
  onLate?: (value: T) => void,
): Promise<KeychainAnswer<T>> {
  return new Promise((done) => {
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      done({ ok: false, trouble: 'silent', why: 'It did not answer in time' })
    }, withinMs)
    // A missing library throws at once, everything else rejects.
    Promise.resolve()
      .then(call)
      .then(
        (value) => {
          if (isLate) onLate?.(value)
          else done({ ok: true, value })
        },
        (error: unknown) => {
          const why = error instanceof Error ? error.message : String(error)
          done({ ok: false, trouble: LOCKED.test(why) ? 'locked' : 'missing', why })
        },
      )
      .finally(() => clearTimeout(timer))
  })
}
