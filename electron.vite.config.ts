import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { licences } from './scripts/build/licences.mjs'

const at = (path: string): string => resolve(path)
const alias = { '@shared': at('src/shared'), '@main': at('src/main') }

/**
 * The floors that every build keeps: Node 18 (Electron 25) for main, preload and engine, Chromium 114
 * for the renderer. docs/decisions/0002-two-electron-runtimes.md says why.
 */
const NODE_FLOOR = 'node18'
const CHROMIUM_FLOOR = 'chrome114'

export default defineConfig({
  main: {
    resolve: { alias },
    plugins: [licences({ also: ['electron', 'keytar'] })],
    build: {
      target: NODE_FLOOR,
      minify: true,
      sourcemap: true,
      externalizeDeps: true,
      rolldownOptions: {
        input: {
          index: at('src/main/index.ts'),
          engine: at('src/main/engine-process.ts'),
          'sample-store': at('src/main/sample-store-process.ts'),
          'store-cli': at('src/main/store-cli.ts'),
          'ams-server-cli': at('src/main/ams-server-cli.ts'),
        },
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].cjs',
        },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      target: NODE_FLOOR,
      minify: true,
      externalizeDeps: false,
      isolatedEntries: true,
      rolldownOptions: {
        input: {
          index: at('src/preload/index.ts'),
          credential: at('src/preload/credential.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    resolve: { alias },
    plugins: [
      react(),
      licences({ also: ['@fontsource-variable/inter', '@fontsource-variable/jetbrains-mono'] }),
    ],
    build: {
      target: CHROMIUM_FLOOR,
      minify: true,
      outDir: at('out/renderer'),
      rolldownOptions: {
        input: {
          index: at('src/renderer/index.html'),
          credential: at('src/renderer/credential.html'),
        },
      },
    },
  },
})
