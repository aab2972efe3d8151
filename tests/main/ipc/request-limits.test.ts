import { RequestLimits } from '@main/ipc'
import { isWithin } from '@main/ipc/request-limits'
import { describe, expect, test } from 'vitest'

const later = (): { readonly work: () => Promise<void>; readonly end: () => void } => {
  let end = (): void => undefined
  const done = new Promise<void>((resolve) => {
    end = resolve
  })
  return { work: () => done, end: () => end() }
}

describe('K4: requests under way', () => {
  test('are let in up to the limit, and again as soon as one has ended', async () => {
    const limits = new RequestLimits(2)
    const first = later()
    const second = later()
    const running = [limits.run(null, first.work), limits.run(null, second.work)]
    await expect(limits.run(null, async () => 'third')).rejects.toMatchObject({
      error: { code: 'invalid-input', retryable: true },
    })
    first.end()
    await running[0]
    expect(await limits.run(null, async () => 'third')).toBe('third')
    second.end()
    await Promise.all(running)
  })

  test('count no longer when they failed', async () => {
    const limits = new RequestLimits(1)
    await expect(limits.run(null, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await limits.run(null, async () => 1)).toBe(1)
  })

  test('with too large an input are refused before they begin', async () => {
    const limits = new RequestLimits(1)
    let began = false
    const work = async (): Promise<void> => {
      began = true
    }
    await expect(limits.run({ url: 'x'.repeat(1_000_001) }, work)).rejects.toMatchObject({
      error: { code: 'invalid-input' },
    })
    expect(began).toBe(false)
  })
})

const holdingItself: { list: unknown[] } = { list: [] }
holdingItself.list.push(holdingItself, holdingItself)

function nested(depth: number): unknown {
  let value: unknown = null
  for (let at = 0; at < depth; at++) value = [value]
  return value
}

describe('the size of an input', () => {
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['a full page of keys', { keys: Array.from({ length: 500 }, () => 'k'.repeat(100)) }],
    ['a text just short enough', 'x'.repeat(99_999)],
    ['bytes just few enough', new Uint8Array(99_999)],
  ])('is no hindrance for %s', (_, input) => {
    expect(isWithin(input, 100_000)).toBe(true)
  })

  test.each<[string, unknown]>([
    ['a long text', 'x'.repeat(100_000)],
    ['a long text deep inside', { a: [{ b: 'x'.repeat(100_000) }] }],
    ['a long name', { ['x'.repeat(100_000)]: 1 }],
    ['a long list', Array.from({ length: 100_000 }, () => 0)],
    ['a long list of nothing', Object.assign([], { length: 4_294_967_295 })],
    ['many bytes', new ArrayBuffer(100_000)],
    ['a view of many bytes', new Float64Array(12_500)],
    ['a large map', new Map([[1, 'x'.repeat(100_000)]])],
    ['a large map key', new Map([['x'.repeat(100_000), 1]])],
    ['a large set', new Set(Array.from({ length: 100_000 }, (_, at) => at))],
    ['a value that holds itself', holdingItself],
    ['a deep value', nested(100_000)],
  ])('K4: refuses %s', (_, input) => {
    expect(isWithin(input, 100_000)).toBe(false)
  })
})
