// @ts-check
import { join } from 'node:path'
import { runInForeground } from './lib/foreground.mjs'
import { ROOT } from './lib/paths.mjs'
import { runMain, talkOn } from './lib/talk.mjs'
import { toolNode } from './lib/tools.mjs'
import { ensureShopifySchema } from './setup/shopify-schema.mjs'
import { setUpPackages } from './setup.mjs'

/** `npm run simulate -- --seeds N [--from S] [--trace] [--workers W]`, or `-- --planted [part of a name]`. */
await runMain(async () => {
  const talk = talkOn(1)
  await setUpPackages(talk, { electron: false })
  await ensureShopifySchema(talk)
  const args = process.argv.slice(2)
  if (args[0] === '--planted') {
    // What needs packages is loaded when they are there.
    const { huntPlantedBugs } = await import('./simulation/hunt-planted-bugs.mjs')
    return (await huntPlantedBugs(talk.say, { only: args[1] })) ? 0 : 1
  }
  const { bundle } = await import('./simulation/bundle.mjs')
  const folder = await bundle({ main: 'tests/simulation/main.ts' }, 'simulation')
  return runInForeground(toolNode(), [join(folder, 'main.js'), ...args], { cwd: ROOT })
})
