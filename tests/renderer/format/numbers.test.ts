import { expect, test } from 'vitest'
import { fileSize } from '../../../src/renderer/src/format'

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1_000, '1 kB'],
  [741_376, '741 kB'],
  [999_600, '1 MB'],
  [1_440_000, '1.4 MB'],
  [12_345_678, '12 MB'],
  [1_400_000_000, '1.4 GB'],
])('a file of %d bytes is %s', (bytes, words) => {
  expect(fileSize(bytes)).toBe(words)
})
