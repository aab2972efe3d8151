import { withoutCredentials } from './redact'

const HIDDEN = '[credential]'

/**
 * Takes credentials out of a text before it is written: what looks like one, and those that are known, in
 * every form in which they could get there. Not all of Shopify's have a prefix to know them by.
 */
export class Redaction {
  readonly #forms = new Set<string>()

  know(secret: string): void {
    const bytes = Buffer.from(secret)
    const forms = [secret, encodeURIComponent(secret), bytes.toString('hex')]
    // Inside of a longer text, base64 is another one for each of three places.
    for (const before of [0, 1, 2]) {
      const padded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
      forms.push(padded.replace(/=+$/, '').slice(before === 0 ? 0 : before + 1, -1))
    }
    for (const form of forms) if (form.length >= 8) this.#forms.add(form)
  }

  readonly in = (text: string): string => {
    let clean = text
    for (const form of this.#forms) clean = clean.replaceAll(form, HIDDEN)
    return withoutCredentials(clean)
  }
}
