import type { SendHttp } from '@main/shopify'

export type FakeAnswer =
  | {
      readonly status?: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body: unknown
    }
  | 'lost'

export type SentRequest = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export const COST = {
  cost: {
    requestedQueryCost: 10,
    actualQueryCost: 10,
    throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1900, restoreRate: 100 },
  },
}

export function dataAnswer(data: unknown): FakeAnswer {
  return { body: { data, extensions: COST } }
}

/** Shopify as a list of answers: each request takes the next one; the last one stays. */
export class FakeHttp {
  readonly sent: SentRequest[] = []
  readonly #answers: readonly FakeAnswer[]

  constructor(answers: readonly FakeAnswer[]) {
    this.#answers = answers
  }

  readonly send: SendHttp = async (url, { headers, body }) => {
    const answer = this.#answers[Math.min(this.sent.length, this.#answers.length - 1)]
    this.sent.push({ url, headers, body: String(body ?? '') })
    if (answer === undefined || answer === 'lost') throw new TypeError('fetch failed')
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
    const answered: Record<string, string> = {
      'content-type': 'application/json; charset=utf-8',
      'x-request-id': `request-${this.sent.length}`,
      ...answer.headers,
    }
    return {
      status: answer.status ?? 200,
      headers: { get: (name) => answered[name.toLowerCase()] ?? null },
      text: async () => text,
      body: null,
    }
  }
}
