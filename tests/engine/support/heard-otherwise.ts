import type { HttpAnswer } from '@main/shopify/send-http'

/** The same answer with another text, however it is read. */
export function heardOtherwise(answer: HttpAnswer, heard: (text: string) => string): HttpAnswer {
  const { body } = answer
  return {
    ...answer,
    headers: answer.headers,
    text: async () => heard(await answer.text()),
    body: body && whole(body, heard),
  }
}

async function* whole(
  body: AsyncIterable<Uint8Array>,
  heard: (text: string) => string,
): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  yield Buffer.from(heard(Buffer.concat(chunks).toString()))
}
