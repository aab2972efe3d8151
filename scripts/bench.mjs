// @ts-check
import { join } from 'node:path'
import { bundleBench } from './bench/bundle.mjs'
import { runInForeground } from './lib/foreground.mjs'
import { ROOT } from './lib/paths.mjs'
import { runMain, talkOn } from './lib/talk.mjs'
import { toolNode } from './lib/tools.mjs'
import { ensureSystemLibraries } from './setup/system-libraries.mjs'
import { setUpPackages } from './setup.mjs'

// The table is the answer and has stdout for itself; everything else is said on stderr.
await runMain(async () => {
  const talk = talkOn(2)
  await setUpPackages(talk, { electron: false })
  await ensureSystemLibraries(talk, ['bench'])
  const folder = await bundleBench()
  return runInForeground(toolNode(), [join(folder, 'main.cjs'), ...process.argv.slice(2)], {
    cwd: ROOT,
  })
})
