// @ts-check
import { join } from 'node:path'
import { runInForeground } from './lib/foreground.mjs'
import { ROOT } from './lib/paths.mjs'
import { runMain, talkOn } from './lib/talk.mjs'
import { toolNode } from './lib/tools.mjs'
import { ensureShopifySchema } from './setup/shopify-schema.mjs'
import { setUpPackages } from './setup.mjs'

/** `npm run kill-test -- --kills N [--seconds S] [--seed X]`: `kill -9` of a working engine, again and again. */
await runMain(async () => {
  const talk = talkOn(1)
  await setUpPackages(talk, { electron: false })
  await ensureShopifySchema(talk)
  const { bundle } = await import('./simulation/bundle.mjs')
  const folder = await bundle(
    {
      main: 'tests/kill-test/main.ts',
      'engine-process': 'tests/kill-test/engine-process.ts',
      'store-process': 'tests/kill-test/store-process.ts',
    },
    'kill-test',
  )
  return runInForeground(toolNode(), [join(folder, 'main.js'), ...process.argv.slice(2)], {
    cwd: ROOT,
  })
})
