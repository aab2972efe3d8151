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

/** A kept picture with the type that its head tells. */
export type KeptPicture = { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string }

export type ServedParts = {
  readonly protocol?: Protocol
  /** The picture of the open store with this content; null where it is not here. Nobody else sees any. */
  readonly picture?: (sha256: string) => Promise<KeptPicture | null>
}

const PICTURE = /^\/image\/([0-9a-f]{64})$/

/**
 * Serves the built screens from `folder` under a strict policy, with a new nonce for each page load, and the pictures
 * of the open store at `/image/<sha256>`.
 */
export function serveApp(
  folder: string,
  { protocol: served = protocol, picture }: ServedParts = {},
): void {
  served.handle('app', async (request) => {
    const url = new URL(request.url)
    const sha256 = PICTURE.exec(url.pathname)?.[1]
    if (sha256 !== undefined) {
      if (url.host !== 'concord' || request.method !== 'GET') return notFound()
      return pictureAnswer(await picture?.(sha256))
    }
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

/** As a document of its own it may do nothing, and its content never changes. */
function pictureAnswer(kept: KeptPicture | null | undefined): Response {
  if (!kept) return notFound()
  return new Response(kept.bytes, {
    headers: {
      'Content-Type': kept.type,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, max-age=3600, immutable',
    },
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
