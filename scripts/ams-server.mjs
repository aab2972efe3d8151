// @ts-check
import { join } from 'node:path'
import { build } from './build.mjs'
import { runInForeground } from './lib/foreground.mjs'
import { ROOT } from './lib/paths.mjs'
import { runMain, talkOn } from './lib/talk.mjs'
import { toolNode } from './lib/tools.mjs'
import { setUpPackages } from './setup.mjs'

// Whoever starts the server reads its address from stdout, so everything else is said on stderr.
await runMain(async () => {
  const talk = talkOn(2)
  await setUpPackages(talk, { electron: false })
  await build(talk)
  const program = join(ROOT, 'out', 'main', 'ams-server-cli.cjs')
  return runInForeground(toolNode(), [program, ...process.argv.slice(2)], { cwd: ROOT })
})
