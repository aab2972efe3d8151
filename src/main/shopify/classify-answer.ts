import type { AppError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import { z } from 'zod'
import { parseJson } from './parse-json'

/** What one HTTP answer of Shopify means. Decided by status, codes and shape, never by words. */
export type Answer =
  | { readonly kind: 'ok'; readonly data: unknown; readonly cost: Cost | null }
  | {
      readonly kind: 'throttled'
      readonly retryAfterMs: number | null
      readonly cost: Cost | null
      /** What a 429 says that names no time to wait: a limit may be meant that no short wait ends. */
      readonly plainly: string | null
    }
  /** `effect`: whether a mutation may have happened although it failed. */
  | { readonly kind: 'failed'; readonly error: AppError; readonly effect: 'none' | 'unknown' }

const costSchema = z.object({
  requestedQueryCost: z.number().nullable(),
  actualQueryCost: z.number().nullable(),
  throttleStatus: z.object({
    maximumAvailable: z.number(),
    currentlyAvailable: z.number(),
    restoreRate: z.number(),
  }),
})
export type Cost = z.infer<typeof costSchema>

/** How Shopify read a search, and what of it it did not heed (shopify.dev/docs/api/usage/search-syntax). */
const searchSchema = z.object({
  query: z.string().nullish(),
  warnings: z
    .array(z.object({ field: z.string().nullish(), message: z.string().nullish() }).loose())
    .nullish(),
})

const bodySchema = z.object({
  data: z.unknown().optional(),
  errors: z
    .union([
      z.string(),
      z.array(
        z.object({
          message: z.string(),
          path: z.array(z.union([z.string(), z.number()])).optional(),
          extensions: z.object({ code: z.string().optional() }).loose().optional(),
        }),
      ),
    ])
    .optional(),
  extensions: z
    .object({ cost: costSchema.optional(), search: z.array(searchSchema).optional() })
    .loose()
    .optional(),
})

export type RawAnswer = {
  readonly status: number
  readonly contentType: string
  readonly retryAfter: string | null
  readonly requestId: string
  readonly text: string
}

/** Statuses with a meaning of their own: shopify.dev/docs/api/usage/response-codes. */
export function classifyAnswer(raw: RawAnswer): Answer {
  if (isPage(raw)) return failed(behindPage(raw), 'unknown')
  if (raw.status === 429) return throttled(raw, null)
  const error = failureOfStatus(raw)
  if (error === null) return classifyBody(raw)
  // 503 is Shopify turning a request away before work; other failures of its own may come after it.
  return failed(error, raw.status >= 500 && raw.status !== 503 ? 'unknown' : 'none')
}

/** What the status, or a page instead of data, says by itself; null where the body has the answer. */
export function failureOfStatus(raw: RawAnswer): AppError | null {
  const { status } = raw
  if (isPage(raw)) return behindPage(raw)
  if (status === 401) return unauthorized(raw)
  if (status === 402 || status === 403 || status === 423) return refused(raw)
  if (status === 404) return noStore(raw)
  return status >= 500 ? serverError(raw) : null
}

/** "Network Authentication Required" (RFC 6585, 6). */
const SIGN_IN_TO_NETWORK = 511

/** A page or a redirect where data is due: Shopify sends neither, a network that wants a sign-in does. */
function isPage({ status, contentType, text }: RawAnswer): boolean {
  if (status === SIGN_IN_TO_NETWORK || (status >= 300 && status < 400)) return true
  return status === 200 && (contentType.includes('html') || text.trimStart().startsWith('<'))
}

function classifyBody(raw: RawAnswer): Answer {
  const parsed = bodySchema.safeParse(parseJson(raw.text))
  if (!parsed.success || !raw.contentType.includes('json'))
    return failed(unexpected(raw), 'unknown')
  const { data, errors, extensions } = parsed.data
  const cost = extensions?.cost ?? null
  if (errors === undefined) {
    const ignored = extensions?.search?.find(({ warnings }) => warnings?.length)
    if (ignored) return failed(searchIgnored(raw, ignored), 'unknown')
    return data === undefined ? failed(unexpected(raw), 'unknown') : { kind: 'ok', data, cost }
  }
  if (typeof errors === 'string') return failed(unauthorized(raw))
  const codes = errors.map((error) => error.extensions?.code ?? '')
  if (codes.includes('THROTTLED')) return throttled(raw, cost)
  const message = errors[0]?.message ?? t`no message`
  const effect = hasAnyData(data) ? 'unknown' : 'none'
  if (codes.includes('ACCESS_DENIED')) return failed(accessDenied(raw, message), effect)
  if (codes.includes('SHOP_INACTIVE')) return failed(refused(raw))
  if (codes.includes('INTERNAL_SERVER_ERROR')) return failed(serverError(raw), 'unknown')
  return failed(rejected(raw, message), effect)
}

/** A root field that is not null was executed, whatever the errors beside it say. */
function hasAnyData(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false
  return Object.values(data).some((value) => value !== null)
}

function failed(error: AppError, effect: 'none' | 'unknown' = 'none'): Answer {
  return { kind: 'failed', error, effect }
}

const LONGEST_RETRY_AFTER_MS = 60_000

/** `Retry-After` is in seconds, or an HTTP date (RFC 9110, 10.2.3); bounded, so that nobody waits for ever. */
function throttled(raw: RawAnswer, cost: Cost | null): Answer {
  const seconds = raw.retryAfter === null ? Number.NaN : Number(raw.retryAfter)
  const retryAfterMs = Number.isFinite(seconds)
    ? Math.min(Math.max(seconds, 0) * 1000, LONGEST_RETRY_AFTER_MS)
    : null
  return { kind: 'throttled', retryAfterMs, cost, plainly: plainWords(raw) }
}

/** Whatever is paced by points or by `Retry-After` says so in its own form; a plain text does neither. */
function plainWords({ status, retryAfter, text }: RawAnswer): string | null {
  if (status !== 429 || retryAfter !== null) return null
  const { errors } = bodySchema.safeParse(parseJson(text)).data ?? {}
  return typeof errors === 'string' ? errors : null
}

function details(raw: RawAnswer): Record<string, string> {
  return { httpStatus: String(raw.status), ...(raw.requestId ? { requestId: raw.requestId } : {}) }
}

function unauthorized(raw: RawAnswer): AppError {
  return {
    code: 'store-unauthorized',
    message: t`Shopify no longer accepts the token. Nothing was changed; all decisions are kept.`,
    nextStep: t`Connect the store again with a valid token, then try once more.`,
    retryable: false,
    details: details(raw),
  }
}

function accessDenied(raw: RawAnswer, message: string): AppError {
  return {
    code: 'store-refused',
    message: t`Shopify does not allow this with the scopes granted: ${message}`,
    nextStep: t`Grant the missing scope to the app in Shopify, then try again.`,
    retryable: false,
    details: { ...details(raw), shopifyCode: 'ACCESS_DENIED' },
  }
}

function refused(raw: RawAnswer): AppError {
  return {
    code: 'store-refused',
    message: t`Shopify has closed this store for now (HTTP ${raw.status}). Nothing was changed; all decisions are kept.`,
    nextStep: t`Open the Shopify admin and see what the store needs.`,
    retryable: true,
    details: details(raw),
  }
}

function noStore(raw: RawAnswer): AppError {
  return {
    code: 'store-unreachable',
    message: t`There is no Shopify store at this address. Nothing was changed.`,
    nextStep: t`Check the store address.`,
    retryable: false,
    details: details(raw),
  }
}

function serverError(raw: RawAnswer): AppError {
  return {
    code: 'store-error',
    message: t`Shopify answered with an error of its own (HTTP ${raw.status}). Nothing was changed here; all decisions are kept.`,
    nextStep: t`Try again in a minute. If it stays, see status.shopify.com.`,
    retryable: true,
    details: details(raw),
  }
}

function unexpected(raw: RawAnswer): AppError {
  return {
    code: 'store-unexpected-answer',
    message: t`The store answered with something that is not Shopify data. Nothing was changed.`,
    nextStep: t`Try again in a minute.`,
    retryable: true,
    details: details(raw),
  }
}

function behindPage(raw: RawAnswer): AppError {
  return {
    code: 'store-behind-page',
    message: t`A page of the network answers instead of Shopify, such as a sign-in of a hotel or a company. Nothing was changed.`,
    nextStep: t`Open a browser, sign in to the network, then try again.`,
    retryable: true,
    details: details(raw),
  }
}

/** A part of a search that is not heeded matches everything: the answer is not what was asked for. */
function searchIgnored(
  raw: RawAnswer,
  { query, warnings }: z.infer<typeof searchSchema>,
): AppError {
  const [first] = warnings ?? []
  const where = first?.field ? `${first.field}: ` : ''
  return {
    code: 'store-unexpected-answer',
    message: t`Shopify did not heed a part of a search (${where}${first?.message ?? t`no reason given`}). Nothing was changed.`,
    nextStep: t`Update Concord.`,
    retryable: false,
    details: { ...details(raw), ...(query ? { search: query } : {}) },
  }
}

function rejected(raw: RawAnswer, message: string): AppError {
  return {
    code: 'store-rejected',
    message: t`Shopify did not accept the request: ${message}`,
    nextStep: t`Nothing was changed. Update Concord if this comes back.`,
    retryable: false,
    details: details(raw),
  }
}
