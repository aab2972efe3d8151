import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { STORE_PARAMETER } from '@shared/contract/page-store'
import { languageParameter } from '@shared/words/languages'
import { spokenLanguage } from '@shared/words/words'
import { type Protocol, protocol } from 'electron'

/** The app's own scheme: a secure origin without a server, and no `file:` access for the page. */
export const APP_ORIGIN = 'app://concord'

/** The page of a store, or the one shown while none is open. */
export function startPage(store: string | null): string {
  const query = new URLSearchParams({
    ...(store === null ? {} : { [STORE_PARAMETER]: store }),
    ...languageParameter(spokenLanguage()),
  })
  return `${APP_ORIGIN}/index.html?${query.toString()}`
}

/** The page into which a credential is typed, and nothing else. */
export const CREDENTIAL_PAGE = `${APP_ORIGIN}/credential.html`

/** Whether an address, or an origin that ends in a slash, is Concord's own. */
export function isOwnAddress(address: string | undefined): boolean {
  return address !== undefined && address.startsWith(`${APP_ORIGIN}/`)
}

const NONCE_PLACE = '__CSP_NONCE__'
const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Must run before the app is ready (electronjs.org/docs/latest/api/protocol). */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the built screens from `folder` under a strict policy, with a new nonce for each page load. */
export function serveApp(folder: string, served: Protocol = protocol): void {
  served.handle('app', async (request) => {
    const url = new URL(request.url)
    const path = normalize(join(folder, decodeURIComponent(url.pathname)))
    const type = MIME_TYPES[extname(path)]
    if (url.host !== 'concord' || !path.startsWith(folder + sep) || !type) return notFound()
    try {
      const bytes = await readFile(path)
      const nonce = randomBytes(16).toString('base64')
      const body = type.startsWith('text/html')
        ? bytes.toString('utf8').replaceAll(NONCE_PLACE, nonce)
        : new Uint8Array(bytes)
      return new Response(body, {
        headers: {
          'Content-Type': type,
          'Content-Security-Policy': contentSecurityPolicy(nonce),
          'X-Content-Type-Options': 'nosniff',
          'Cross-Origin-Opener-Policy': 'same-origin',
        },
      })
    } catch {
      return notFound()
    }
  })
}

/** Own scripts and styles only; the nonce is for styles that components make at run time. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'none'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function notFound(): Response {
  return new Response('Not found', { status: 404 })
}
