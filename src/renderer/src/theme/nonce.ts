import { setNonce } from 'get-nonce'

/** The style nonce of this load: main writes it into the page, a new one each time. */
export function readStyleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
}

/** Mantine's scroll lock injects a style of its own and asks `get-nonce` for the nonce. */
export function shareStyleNonce(): void {
  setNonce(readStyleNonce())
}
