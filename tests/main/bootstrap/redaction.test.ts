import { Redaction } from '@main/bootstrap/redaction'
import { describe, expect, test } from 'vitest'

const SECRET = '9f8e7d6c5b4a39281706f5e4d3c2b1a0'

describe('redaction', () => {
  const redaction = new Redaction()
  redaction.know(SECRET)
  redaction.know('with/slash+and=sign&more')

  test.each([
    ['as it is', `token ${SECRET}.`],
    ['in a URL', `https://x.example/?t=${encodeURIComponent('with/slash+and=sign&more')}`],
    ['in hex', Buffer.from(SECRET).toString('hex')],
    ['in base64', Buffer.from(SECRET).toString('base64')],
    ['in base64 behind one letter', Buffer.from(`x${SECRET}`).toString('base64')],
    ['in base64 behind two letters', Buffer.from(`ab${SECRET}yz`).toString('base64')],
    ['with a prefix that is known', 'shpat_unknown0123456789'],
  ])('K3: takes a credential out %s', (_how, text) => {
    const clean = redaction.in(text)
    expect(clean).toContain('[credential]')
    expect(clean).not.toContain(SECRET.slice(4, -4))
    expect(Buffer.from(clean, 'base64').toString()).not.toContain(SECRET.slice(8, -8))
  })

  test('leaves everything else as it is', () => {
    const text = 'The store fernhill.myshopify.com answered 200; 9f8e7d6c'
    expect(redaction.in(text)).toBe(text)
  })
})
