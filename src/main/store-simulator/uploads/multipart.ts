/** One field of a form, in the order it was sent. `filename` is `null` for plain fields. */
export type FormPart = {
  readonly name: string
  readonly filename: string | null
  readonly body: Buffer
}

const LINE_END = Buffer.from('\r\n\r\n')

/** The parts of a `multipart/form-data` body (RFC 7578), or `null` when it isn't one. */
export function parseMultipart(body: Buffer, contentType: string): FormPart[] | null {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (boundary === undefined) return null
  const delimiter = Buffer.from(`--${boundary}`)
  const parts: FormPart[] = []
  let from = body.indexOf(delimiter)
  while (from !== -1) {
    const start = from + delimiter.length
    const end = body.indexOf(delimiter, start)
    if (end === -1) break
    // Each part begins with the line end after its boundary and ends with the one before the next.
    const part = parsePart(body.subarray(start + 2, end - 2))
    if (part !== null) parts.push(part)
    from = end
  }
  return parts.length === 0 ? null : parts
}

function parsePart(part: Buffer): FormPart | null {
  const split = part.indexOf(LINE_END)
  if (split === -1) return null
  const head = part.subarray(0, split).toString('utf8')
  const name = /[;\s]name="([^"]*)"/i.exec(head)?.[1]
  if (name === undefined) return null
  const filename = /filename="([^"]*)"/i.exec(head)?.[1] ?? null
  return { name, filename, body: part.subarray(split + LINE_END.length) }
}
