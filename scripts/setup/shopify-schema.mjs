// @ts-check
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fetchArchive, untar } from '../lib/package-archive.mjs'
import { cachedFolder, ROOT } from '../lib/paths.mjs'
import { SetupError } from '../lib/talk.mjs'

/** Shopify publishes the schema of its Admin API inside this package, which is never installed. */
const SOURCE = {
  name: '@shopify/dev-mcp',
  version: '1.16.0',
  integrity:
    'sha512-tqgRnK7sQhjew+htxtleTH23nXB5fZcsrhWgEkomsorGXvLOB2mh2upwZm8uzuTDNTZnqtLMe64yIwh6s2awtw==',
}
const FILE = 'admin_2026-10.json.gz'
const FILE_IN_SOURCE = `package/dist/data/${FILE}`
const SHA256 = 'f3b522f264556925eada700e795e4a002a9cba83444ebcc6c0d724254a0c6593'

/** Where the app and the tests read it (git-ignored). */
const PLACE = join(ROOT, 'resources', 'shopify-schema', FILE)

/** @param {import('../lib/talk.mjs').Talk} talk */
export async function ensureShopifySchema(talk) {
  if (sha256(PLACE) === SHA256) return
  const name = `shopify-schema-${SHA256.slice(0, 8)}`
  const folder = await cachedFolder(name, async (unfinished) => {
    talk.say('Shopify’s official API schema: fetching it through npm (14 MB) …')
    const archive = await fetchArchive(SOURCE, unfinished)
    await untar(unfinished, ['-xzf', archive, FILE_IN_SOURCE])
    if (sha256(join(unfinished, FILE_IN_SOURCE)) !== SHA256) {
      throw new SetupError(`${SOURCE.name} ${SOURCE.version} holds another ${FILE} than expected.`)
    }
    renameSync(join(unfinished, FILE_IN_SOURCE), join(unfinished, FILE))
    rmSync(join(unfinished, 'package'), { recursive: true })
    rmSync(join(unfinished, archive))
  })
  place(join(folder, FILE))
  talk.say('Shopify’s official API schema: in place.')
}

/**
 * Copies under another name first, so that nobody ever reads half a file.
 * @param {string} from
 */
function place(from) {
  mkdirSync(dirname(PLACE), { recursive: true })
  const unfinished = `${PLACE}.${process.pid}`
  copyFileSync(from, unfinished)
  renameSync(unfinished, PLACE)
}

/**
 * @param {string} path
 * @returns {string | undefined}
 */
function sha256(path) {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex')
  } catch {
    return undefined
  }
}
