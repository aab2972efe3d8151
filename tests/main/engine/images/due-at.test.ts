import { dueAt, isOtherContent } from '@main/engine/images/due-at'
import { RestingHosts } from '@main/engine/images/resting-hosts'
import type { ImageContent, ImageFailure } from '@main/engine/ports'
import { describe, expect, test } from 'vitest'

const NOW = Date.parse('2026-11-23T08:00:00.000Z')
const HOUR = 3_600_000
const image = {
  source: 'gid://shopify/MediaImage/1',
  address: 'https://cdn.shopify.com/mug.jpg?v=1',
}
const facts = { sha256: 'a', bytes: 1, width: 1, height: 1, mediaType: 'image/png' } as const
const failed = (retryable: boolean): ImageFailure => ({ code: 'gone', reason: 'Gone.', retryable })
const content = (more: Partial<ImageContent>): ImageContent => ({
  ...image,
  facts: null,
  failure: null,
  tries: 1,
  checkedAt: new Date(NOW).toISOString(),
  ...more,
})

describe('a picture is due', () => {
  test('at once when nothing is known of it, or of another content', () => {
    expect(dueAt(image, null, NOW)).toBe(0)
    expect(dueAt(image, content({}), NOW)).toBe(0)
    const earlier = content({ facts, address: 'https://cdn.shopify.com/mug.jpg?v=0' })
    expect([isOtherContent(image, earlier), dueAt(image, earlier, NOW)]).toEqual([true, 0])
  })

  test('never when it is known, or was refused for good', () => {
    expect(dueAt(image, content({ facts }), NOW)).toBeNull()
    expect(dueAt(image, content({ failure: failed(false) }), NOW)).toBeNull()
  })

  test.each([
    [1, 1],
    [2, 2],
    [3, 4],
    [5, 16],
    [6, 24],
    [500, 24],
  ])('after it failed %i times in a row in %i hours', (tries, hours) => {
    expect(dueAt(image, content({ failure: failed(true), tries }), NOW)).toBe(NOW + hours * HOUR)
  })

  test('at once when it failed in what is the future: the clock was put back', () => {
    const later = content({ failure: failed(true), checkedAt: new Date(NOW + 1).toISOString() })
    expect(dueAt(image, later, NOW)).toBe(NOW)
  })
})

describe('a host that does not answer', () => {
  test('is left alone after the third time, longer each time, until it answers', () => {
    const hosts = new RestingHosts()
    const rests = Array.from({ length: 6 }, () => {
      hosts.heard('a.example', false, NOW)
      return (hosts.restsUntil('a.example', NOW) ?? NOW) - NOW
    })
    expect(rests).toEqual([0, 0, 30_000, 60_000, 120_000, 240_000])
    expect(hosts.restsUntil('b.example', NOW)).toBeNull()
    expect(hosts.restsUntil('a.example', NOW + 240_000)).toBeNull()
    hosts.heard('a.example', true, NOW)
    expect(hosts.restsUntil('a.example', NOW)).toBeNull()
  })

  test('is not left alone for ever when the clock is put back', () => {
    const hosts = new RestingHosts()
    for (let time = 0; time < 3; time++) hosts.heard('a.example', false, NOW)
    expect(hosts.restsUntil('a.example', NOW - HOUR)).toBeNull()
  })
})
