import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Faults } from '../control/fault-rules'
import type { Access } from './access'
import { readBody, sendHtml, sendJson } from './responses'

const grant = z.object({
  grant_type: z.literal('client_credentials'),
  client_id: z.string(),
  client_secret: z.string(),
})

/**
 * `POST /admin/oauth/access_token`: a token for an app's id and secret, as a form or as JSON
 * (shopify.dev/docs/apps/build/authentication-authorization/access-tokens/client-credentials-grant). Status and
 * body of a refusal are the ones of RFC 6749, because Shopify's own are not documented.
 */
export class TokenRoute {
  readonly #access: Access
  readonly #faults: Faults

  constructor(access: Access, faults: Faults) {
    this.#access = access
    this.#faults = faults
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readBody(request)
    const fault = this.#faults.nextForAccessToken()
    if (fault?.kind === 'http') return sendHtml(response, fault.status, 'Unavailable')
    if (fault?.kind === 'reset') {
      request.socket.destroy()
      return
    }
    if (this.#access.shopState === 'gone') return sendHtml(response, 404, 'Not Found')
    const parsed = grant.safeParse(fieldsOf(text, request.headers['content-type'] ?? ''))
    if (!parsed.success) {
      const description = 'The request needs grant_type, client_id and client_secret.'
      return sendJson(response, 400, {
        error: 'invalid_request',
        error_description: description,
      })
    }
    const answer = this.#access.issue(parsed.data.client_id, parsed.data.client_secret)
    if ('error' in answer) {
      const { error, description } = answer
      return sendJson(response, 400, { error, error_description: description })
    }
    sendJson(response, 200, {
      access_token: answer.token,
      scope: answer.scope,
      expires_in: answer.expiresIn,
    })
  }
}

function fieldsOf(text: string, contentType: string): unknown {
  if (!contentType.includes('json')) return Object.fromEntries(new URLSearchParams(text))
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
