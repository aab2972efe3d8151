import { describe, expect, it } from 'vitest'
import { findImports } from '../../scripts/import-arrows/find-imports.mjs'

const specifiers = (source: string): (string | undefined)[] =>
  findImports(source).map(({ specifier }) => specifier)

describe('finding imports', () => {
  it.each([
    [`import 'a'`, 'a'],
    [`import a from "a"`, 'a'],
    [`import a, { b as c } from 'a'`, 'a'],
    [`import * as a from 'a'`, 'a'],
    [`import type { A } from 'a'`, 'a'],
    [`import { type A, b } from 'a'`, 'a'],
    [`import {\n  a,\n  b,\n} from 'a'`, 'a'],
    [`import { "odd name" as b } from 'a'`, 'a'],
    [`import data from 'a' with { type: 'json' }`, 'a'],
    [`export * from 'a'`, 'a'],
    [`export * as a from 'a'`, 'a'],
    [`export { b } from 'a'`, 'a'],
    [`export type { B } from 'a'`, 'a'],
    [`const a = await import('a')`, 'a'],
    ['const a = await import(`a`)', 'a'],
    [`type A = typeof import('a')`, 'a'],
    [`const a = require('a')`, 'a'],
    [`import a = require('a')`, 'a'],
    ["const text = `x${await import('a')}y`", 'a'],
    ["const text = `${`${{ b: 1 }}`}`; import 'a'", 'a'],
  ])('finds the one in %s', (source, expected) => {
    expect(specifiers(source)).toEqual([expected])
  })

  it.each([
    `// import 'a'`,
    `/* import 'a' */`,
    `const text = "import 'a'"`,
    "const text = `\nimport 'a'\n`",
    `const b = import.meta.url`,
    `export const from = 'a'`,
    `export { from }; const b = 'a'`,
    `loader.import('a')`,
    `const rule = { import: 'a' }`,
    `const pattern = /import('a')/`,
  ])('finds none in %s', (source) => {
    expect(specifiers(source)).toEqual([])
  })

  it('is not led astray by apostrophes, slashes and quotes in JSX and regular expressions', () => {
    const source = [
      `const a = <p>Don't stop</p>`,
      `const b = <a href="http://x">a // b</a>`,
      `const c = text.replace(/['"\`/]/g, '')`,
      `const d = 1 / 2 / 3`,
      `const e = <br />`,
      `import 'last'`,
    ].join('\n')
    expect(findImports(source)).toEqual([{ specifier: 'last', line: 6 }])
  })

  it('says where an import leads to nobody knows where', () => {
    expect(findImports('\nawait import(`./${name}`)\nawait import(path)')).toEqual([
      { specifier: undefined, line: 2 },
      { specifier: undefined, line: 3 },
    ])
  })

  it('counts the lines of templates and comments', () => {
    expect(findImports("/*\n*/ const a = `\n${1}\n`\nimport 'a'")).toEqual([
      { specifier: 'a', line: 5 },
    ])
  })
})
