import { describe, expect, it } from 'vitest'
import { isInstallOf } from '../../scripts/setup/node-packages.mjs'

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/only-on-windows': { version: '2.0.0', optional: true },
  },
}

describe('whether node_modules is an install of the lock file', () => {
  it.each([
    ['it is', { 'node_modules/a': { version: '1.0.0' } }, true],
    ['a version differs', { 'node_modules/a': { version: '1.0.1' } }, false],
    ['a package is missing', {}, false],
    [
      'there is a package too many',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } },
      false,
    ],
  ])('%s', (_, packages, expected) => {
    expect(isInstallOf({ packages }, lock)).toBe(expected)
  })
})
