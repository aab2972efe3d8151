// @ts-check
import { join } from 'node:path'
import { ROOT } from '../lib/paths.mjs'

/**
 * Bundles the bench with the engine the way the app is built (electron.vite.config.ts): what is measured
 * is what people run.
 * @returns {Promise<string>} the folder with `main.cjs` and `child.cjs`
 */
export async function bundleBench() {
  // Loaded here, because set-up may have just installed it.
  const { build } = await import('vite')
  const outDir = join(ROOT, 'out', 'bench')
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { '@main': join(ROOT, 'src/main'), '@shared': join(ROOT, 'src/shared') } },
    build: {
      ssr: true,
      target: 'node18',
      minify: true,
      sourcemap: true,
      outDir,
      emptyOutDir: true,
      rolldownOptions: {
        input: {
          main: join(ROOT, 'scripts/bench/main.ts'),
          child: join(ROOT, 'scripts/bench/child.ts'),
        },
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].cjs',
        },
      },
    },
  })
  return outDir
}
