import { type AppError, ConcordError } from '@shared/contract/app-error'
import { z } from 'zod'
import type { Clock, Scheduler } from '../engine/ports'
import { shownAddress } from './address'
import type { Credential } from './admin-client'
import { failureOfStatus } from './classify-answer'
import { grantRefused, noCredential, tooBusy } from './client-errors'
import { exchange } from './exchange'
import { parseJson } from './parse-json'
import type { SendHttp } from './send-http'

/** What a store's app has to show: a token that holds until it is revoked, or an id and secret for tokens. */
export type StoreCredential =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'client'; readonly clientId: string; readonly clientSecret: string }

export type AccessTokenOptions = {
  readonly storeUrl: string
  readonly http: SendHttp
  readonly clock: Clock
  readonly scheduler: Scheduler
  /** Hears every token before it is used, so that none is ever written to a log. */
  readonly onToken: (token: string) => void
}

type Granted = { readonly token: string; readonly expiresAt: number }

/** Shopify's tokens live 86,399 s; a new one is asked for so long before the end of the earlier. */
const RENEW_BEFORE_MS = 60_000

const grantSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
})
const refusalSchema = z.object({ error: z.string() })

/**
 * The token for each request to one store. An id and secret are exchanged for one that lives a day
 * (shopify.dev/docs/apps/build/authentication-authorization/access-tokens/client-credentials-grant): it is
 * renewed before it ends, once for all requests that ask meanwhile, and once more where Shopify refuses it.
 * It is kept in memory alone.
 */
export class AccessTokens {
  readonly #options: AccessTokenOptions
  #credential: StoreCredential | null = null
  #missing: AppError = noCredential()
  #granted: Granted | null = null
  #renewal: Promise<Granted> | null = null

  constructor(options: AccessTokenOptions) {
    this.#options = options
  }

  /** From now on this credential is used; without one, `missing` says why there is none. */
  use(credential: StoreCredential | null, missing: AppError | null): void {
    this.#credential = credential
    this.#missing = missing ?? noCredential()
    this.#granted = null
    this.#renewal = null
    if (credential?.kind === 'token') this.#options.onToken(credential.token)
    if (credential?.kind === 'client') this.#options.onToken(credential.clientSecret)
  }

  /** Last four characters of the secret part; null without a credential. */
  endsIn(): string | null {
    const credential = this.#credential
    if (!credential) return null
    return (credential.kind === 'token' ? credential.token : credential.clientSecret).slice(-4)
  }

  /** UTC milliseconds at which the token in use ends; null for one that does not, or before the first. */
  expiresAt(): number | null {
    return this.#granted?.expiresAt ?? null
  }

  /** Throws the `ConcordError` of a store without a credential, or of a grant that was refused. */
  async current(): Promise<Credential> {
    const credential = this.#credential
    if (!credential) throw new ConcordError(this.#missing)
    if (credential.kind === 'token') return { token: credential.token }
    const now = this.#options.clock.now()
    const granted = this.#granted
    if (granted && now < granted.expiresAt - RENEW_BEFORE_MS) return { token: granted.token }
    try {
      return { token: (await this.#renew(credential)).token }
    } catch (error) {
      // The earlier one is good for some seconds more: a short break of the network stops nothing.
      if (granted && this.#granted === granted && now < granted.expiresAt) {
        return { token: granted.token }
      }
      throw error
    }
  }

  /** Shopify refused this token. True where the same request may go once more, with another one. */
  refused(token: string): boolean {
    if (this.#credential?.kind !== 'client') return false
    if (this.#granted?.token === token) this.#granted = null
    return true
  }

  #renew(credential: Extract<StoreCredential, { kind: 'client' }>): Promise<Granted> {
    if (this.#renewal) return this.#renewal
    const renewal = this.#grant(credential)
      .then((granted) => {
        // A credential that was replaced meanwhile has its own.
        if (this.#credential === credential) this.#granted = granted
        return granted
      })
      .finally(() => {
        if (this.#renewal === renewal) this.#renewal = null
      })
    this.#renewal = renewal
    return renewal
  }

  async #grant({
    clientId,
    clientSecret,
  }: Extract<StoreCredential, { kind: 'client' }>): Promise<Granted> {
    const { storeUrl, http, scheduler, clock, onToken } = this.#options
    const askedAt = clock.now()
    const address = shownAddress(storeUrl)
    const answer = await exchange(
      { http, scheduler, address },
      {
        url: `${storeUrl.replace(/\/+$/, '')}/admin/oauth/access_token`,
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          Accept: 'application/json',
        },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: clientSecret,
        }).toString(),
      },
    )
    if ('error' in answer) throw new ConcordError(answer.error)
    const body = parseJson(answer.text)
    const refusal = refusalSchema.safeParse(body).data?.error ?? ''
    // How a wrong id or secret is answered is not documented; these two mean them.
    if (answer.status === 400 || answer.status === 401) {
      throw new ConcordError(grantRefused(refusal, answer.status))
    }
    const failure = answer.status === 429 ? tooBusy() : failureOfStatus(answer)
    if (failure) throw new ConcordError(failure)
    if (refusal !== '') throw new ConcordError(grantRefused(refusal, answer.status))
    const granted = grantSchema.safeParse(body)
    if (!granted.success) throw new ConcordError(grantRefused('', answer.status))
    const { access_token: token, expires_in: seconds } = granted.data
    onToken(token)
    return { token, expiresAt: askedAt + seconds * 1000 }
  }
}
