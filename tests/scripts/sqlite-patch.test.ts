import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { REPLACEMENTS, replaceExactly } from '../../scripts/electron-runtime/sqlite-patch.mjs'

const PACKAGE = fileURLToPath(new URL('../../node_modules/better-sqlite3', import.meta.url))

describe('the patch of better-sqlite3', () => {
  it('fits the installed version, whether or not this machine needs it', () => {
    const sources = new Map<string, string>()
    for (const replacement of REPLACEMENTS) {
      const { file } = replacement
      const source = sources.get(file) ?? readFileSync(join(PACKAGE, file), 'utf8')
      sources.set(file, replaceExactly(source, replacement))
    }
    for (const source of sources.values()) {
      expect(source).not.toMatch(/Napi::Reference<Napi::(String|Value)>|NAPI_VERSION=10/)
    }
  })

  it('fails loudly when the source is another one', () => {
    const replacement = { file: 'a.cpp', from: 'x', to: 'y', times: 2 }
    expect(replaceExactly('x x', replacement)).toBe('y y')
    expect(() => replaceExactly('x', replacement)).toThrow(/a\.cpp: expected 2/)
  })
})
