import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { licenceOf, packageFolder } from '../../scripts/build/licences.mjs'
import { temporaryFolder } from '../support/state'

/** A package as it lies in node_modules. */
function installed(name: string, more: Readonly<Record<string, string>> = {}): string {
  const folder = join(temporaryFolder(), 'node_modules', ...name.split('/'))
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name, version: '1.2.3', license: 'MIT' }),
  )
  for (const [file, text] of Object.entries(more)) writeFileSync(join(folder, file), text)
  return folder
}

test('a module is of the package whose folder it lies in, whatever the bundler puts around it', () => {
  const scoped = installed('@scope/part')
  expect(packageFolder(join(scoped, 'dist', 'index.mjs'))).toBe(scoped)
  expect(packageFolder(`\0${join(scoped, 'index.css')}?inline`)).toBe(scoped)
  const plain = installed('plain')
  expect(packageFolder(join(plain, 'index.js'))).toBe(plain)
  expect(packageFolder(join(plain, '..', 'gone', 'index.js'))).toBeNull()
  expect(packageFolder('/work/src/main/index.ts')).toBeNull()
  expect(packageFolder('\0vite/preload-helper.js')).toBeNull()
})

test('the words of a licence are all that the package says, its notice included', () => {
  const folder = installed('plain', {
    'LICENSE.md': 'You may.\n',
    NOTICE: 'By us.',
    'licensed.js': 'code',
    'README.md': 'no',
  })
  expect(licenceOf(folder)).toEqual({
    name: 'plain',
    version: '1.2.3',
    licence: 'MIT',
    text: 'You may.\n\nBy us.',
  })
})
