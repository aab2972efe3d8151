// @ts-check
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { ROOT } from '../lib/paths.mjs'

/** @typedef {{ file: string, from: string, to: string }} Patch a place of the source, and what stands there instead */

/**
 * Bundles programs for plain Node out of the sources.
 * @param {Record<string, string>} entries program names and their files, as paths from the root
 * @param {string} name a folder of its own below `out`
 * @param {readonly Patch[]} [patches] changes of the source in the bundle alone
 * @returns {Promise<string>} the folder with `<program>.js`
 */
export async function bundle(entries, name, patches = []) {
  const folder = join(ROOT, 'out', name)
  rmSync(folder, { recursive: true, force: true })
  const patching = patchPlugin(patches)
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    plugins: [patching.plugin],
    resolve: { alias: { '@shared': join(ROOT, 'src/shared'), '@main': join(ROOT, 'src/main') } },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries(entries).map(([program, file]) => [program, join(ROOT, file)]),
        ),
      },
    },
  })
  patching.assertAllApplied()
  return folder
}

/** @param {readonly Patch[]} patches */
function patchPlugin(patches) {
  /** @type {Set<Patch>} */
  const applied = new Set()
  /** @type {import('vite').Plugin} */
  const plugin = {
    name: 'planted-bugs',
    enforce: 'pre',
    transform(code, id) {
      let changed = code
      for (const patch of patches) {
        if (id !== join(ROOT, patch.file)) continue
        const parts = changed.split(patch.from)
        if (parts.length !== 2) {
          throw new Error(
            `${patch.file} holds this ${parts.length - 1} times, not once:\n${patch.from}`,
          )
        }
        changed = parts.join(patch.to)
        applied.add(patch)
      }
      return changed === code ? null : changed
    },
  }
  return {
    plugin,
    assertAllApplied() {
      const missed = patches.filter((patch) => !applied.has(patch))
      if (missed.length > 0)
        throw new Error(`Not in the bundle: ${missed.map(({ file }) => file).join(', ')}`)
    },
  }
}
