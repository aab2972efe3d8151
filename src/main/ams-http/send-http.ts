/** The one function of the network that the client needs, so that it can be Chromium's or Node's. */
export type SendHttp = (
  url: string,
  init: {
    method: 'GET' | 'HEAD' | 'PUT' | 'DELETE'
    headers: Record<string, string>
    body?: string | Uint8Array<ArrayBuffer>
    signal?: AbortSignal
  },
) => Promise<HttpAnswer>

export type HttpAnswer = {
  readonly status: number
  readonly headers: { get(name: string): string | null }
  readonly body: AsyncIterable<Uint8Array> | null
}
