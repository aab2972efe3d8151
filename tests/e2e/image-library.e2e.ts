import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { png } from '../main/images/support'
import { sharedConcord } from './support/shared-concord'

const concord = sharedConcord()

const nameOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** Puts a file among the pictures of the open store, as the engine does. */
function keep(bytes: Buffer, name = nameOf(bytes)): { name: string; path: string } {
  const folder = join(concord().dataFolder, 'stores', 'sample', 'images', name.slice(0, 2))
  mkdirSync(folder, { recursive: true })
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return { name, path }
}

const ask = (page: Page, path: string, method = 'GET') =>
  page.evaluate(
    async ([address = '', verb = '']) => {
      const answer = await fetch(address, { method: verb })
      const { byteLength } = await answer.arrayBuffer()
      const header = (name: string) => answer.headers.get(name)
      return [answer.status, byteLength, header('content-type'), header('x-content-type-options')]
    },
    [path, method],
  )
const NOT_THERE = [404, 'Not found'.length]

test('the page gets a picture of the open store, by its content', async () => {
  const { page } = concord()
  const bytes = png(30, 20)
  const { name } = keep(bytes)
  expect(await ask(page, `/image/${name}`)).toEqual([200, bytes.length, 'image/png', 'nosniff'])
  const size = await page.evaluate(
    (address) =>
      new Promise((resolve, reject) => {
        const image = new Image()
        image.onload = () => resolve([image.naturalWidth, image.naturalHeight])
        image.onerror = reject
        image.src = address
      }),
    `/image/${name}`,
  )
  expect(size).toEqual([30, 20])
})

test('and nothing else: no other name, no other way of asking, no changed or forged file', async () => {
  const { page } = concord()
  const { name } = keep(png(31, 21))
  const changed = keep(png(32, 22), nameOf(png(33, 23)))
  const drawing = keep(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'))
  for (const path of [
    `/image/${'0'.repeat(64)}`,
    `/image/${name.toUpperCase()}`,
    `/image/${name}/`,
    `/image/${name}.png`,
    `/image/..%2f..%2fstate.sqlite`,
    `/image/${changed.name}`,
    `/image/${drawing.name}`,
  ]) {
    expect((await ask(page, path)).slice(0, 2)).toEqual(NOT_THERE)
  }
  expect((await ask(page, `/image/${name}`, 'POST')).slice(0, 2)).toEqual(NOT_THERE)
  expect(existsSync(changed.path)).toBe(false)
})
