/** Every form in which a secret could lie somewhere. Base64 is another one for each of three places. */
function formsOf(secret: string): readonly (readonly [string, Buffer])[] {
  const bytes = Buffer.from(secret)
  const base64 = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes, Buffer.alloc(2)]).toString('base64')
    // Only the letters that stand for bytes of the secret alone.
    const from = Math.ceil((before * 8) / 6)
    const to = Math.floor(((before + bytes.length) * 8) / 6)
    return [`base64 at ${before}`, Buffer.from(text.slice(from, to))] as const
  })
  const hex = bytes.toString('hex')
  return [
    ['plain', bytes],
    ['hex', Buffer.from(hex)],
    ['HEX', Buffer.from(hex.toUpperCase())],
    ['URL', Buffer.from(encodeURIComponent(secret))],
    ['UTF-16', Buffer.from(secret, 'utf16le')],
    ['UTF-16 BE', Buffer.from(secret, 'utf16le').swap16()],
    ...base64,
  ]
}

/** In which forms a secret is found in these bytes. */
export function findSecret(bytes: Buffer, secret: string): string[] {
  return formsOf(secret)
    .filter(([, form]) => bytes.includes(form))
    .map(([name]) => name)
}
