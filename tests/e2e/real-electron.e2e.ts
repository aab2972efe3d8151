import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import keytar from 'keytar'
import { expect, test } from 'vitest'
import { openConcord } from './support/concord'

test('runs in a real Electron, with its version on record', async () => {
  const { app } = await openConcord()
  const versions = await app.evaluate(() => ({ ...process.versions }))
  console.log(
    `Electron ${versions['electron']}, Chromium ${versions['chrome']}, Node ${versions['node']}`,
  )
  expect(Number(versions['electron']?.split('.')[0])).toBeGreaterThanOrEqual(25)
})

test('a secret that is stored in the real keychain can be read back and removed', async () => {
  const secret = randomBytes(16).toString('hex')
  await keytar.setPassword('Concord test', 'round-trip', secret)
  expect(await keytar.getPassword('Concord test', 'round-trip')).toBe(secret)
  expect(await keytar.deletePassword('Concord test', 'round-trip')).toBe(true)
  expect(await keytar.getPassword('Concord test', 'round-trip')).toBeNull()
})

test('K3: the store token rests in the keychain and nowhere else: not in files, not in the page', async () => {
  const { page, dataFolder } = await openConcord()
  const token = await keytar.getPassword('Concord', 'store:sample')
  expect(token).toMatch(/^shpat_[0-9a-f]{32}$/)
  if (token === null) return
  await page.getByText(`ends in ${token.slice(-4)}, in the system keychain`).waitFor()
  expect(await page.content()).not.toContain(token)
  const holders = filesUnder(dataFolder).filter((file) => readFileSync(file).includes(token))
  expect(holders).toEqual([])
})

test('files outside the built screens are not served', async () => {
  const { page } = await openConcord()
  // Two levels above `out/renderer`, and of a type that is served inside it.
  const outside = 'docs/pictures/compare.png'
  expect(existsSync(outside)).toBe(true)
  const paths = [
    `/..%2f..%2f${outside}`,
    `/..%2F..%2F${outside.replaceAll('/', '%2F')}`,
    `/%2e%2e%2f%2e%2e%2f${outside}`,
    `/%2e%2e/%2e%2e/${outside}`,
    `/../../${outside}`,
    '/../main/engine.cjs',
    '/..%2f..%2fpackage.json',
    '/nothing.js',
  ]
  const statuses = await page.evaluate(async (asked) => {
    const answers = await Promise.all(asked.map((path) => fetch(`app://concord${path}`)))
    return answers.map((answer) => answer.status)
  }, paths)
  expect(statuses).toEqual(paths.map(() => 404))
})

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => isFile(file))
}

/** Chromium removes files of its own while it runs. */
function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}
