import { resolve } from 'node:path'
import { build } from 'vite'

/** A module of the screens as one script that gives its exports the global name `name`. */
export async function bundleForPage(entry: string, name: string): Promise<string> {
  const outcome = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      target: 'chrome114',
      lib: { entry: resolve(entry), formats: ['iife'], name },
    },
  })
  for (const bundle of Array.isArray(outcome) ? outcome : [outcome]) {
    if (!('output' in bundle)) continue
    for (const file of bundle.output) if (file.type === 'chunk') return file.code
  }
  throw new Error(`${entry} gave no script`)
}
