/** A file that Concord sends to a signed address, by the key of its place. */
export type SentFile = { readonly key: string; readonly lines: readonly string[] }

export async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}

/** The form of a bulk mutation's file: its key, and the lines. */
export function uploadOf(form: string): SentFile {
  const key = /name="key"\r\n\r\n([^\r]*)\r\n/.exec(form)?.[1] ?? ''
  const content = /name="file"[^\r]*\r\n[^\r]*\r\n\r\n([\s\S]*)\r\n--/.exec(form)?.[1] ?? ''
  return { key, lines: content.split('\n').filter((line) => line !== '') }
}
