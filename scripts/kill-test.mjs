// @ts-check
import { join } from 'node:path'
import { runInForeground } from './lib/foreground.mjs'
import { ROOT } from './lib/paths.mjs'
import { runMain, talkOn } from './lib/talk.mjs'
import { toolNode } from './lib/tools.mjs'
import { ensureShopifySchema } from './setup/shopify-schema.mjs'
import { setUpPackages } from './setup.mjs'

const NO_SET_UP = '--no-set-up'

/** `npm run kill-test -- --kills N [--seconds S] [--seed X]`: `kill -9` of a working engine, again and again. */
await runMain(async () => {
  const talk = talkOn(1)
  const args = process.argv.slice(2)
  // A test run has set everything up, and must not install packages under its own feet.
  if (!args.includes(NO_SET_UP)) {
    await setUpPackages(talk, { electron: false })
    await ensureShopifySchema(talk)
  }
  const { bundle } = await import('./simulation/bundle.mjs')
  const folder = await bundle(
    {
      main: 'tests/kill-test/main.ts',
      'engine-process': 'tests/kill-test/engine-process.ts',
      'store-process': 'tests/kill-test/store-process.ts',
    },
    'kill-test',
  )
  return runInForeground(
    toolNode(),
    [join(folder, 'main.js'), ...args.filter((arg) => arg !== NO_SET_UP)],
    {
      cwd: ROOT,
    },
  )
})
