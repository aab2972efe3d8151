import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BY_ONE_WAY } from './tests/engine/by-one-way.mts'

const at = (path: string): string => resolve(path)
const alias = { '@shared': at('src/shared'), '@main': at('src/main') }

/** Tests that use what the desktop has only one of (its clipboard, its keychain), or all of its strength. */
const ALONE = [
  'tests/e2e/{setup-wizard,setup-canary,setup-typed,real-electron,push-log}.e2e.ts',
  'tests/e2e/security/{checklist,package}.e2e.ts',
]

/** More of these than a run of everything has the time for: `npm run test:all`, or each by its name. */
const LONG = [
  'tests/e2e/{setup-keychain,setup-locked,setup-lost-access,wizard-screens,settings,data,tour}.e2e.ts',
  'tests/e2e/{review-tools,push-preview,compare-ticks,impatient,long-list,editing-parts}.e2e.ts',
  'tests/e2e/{images-killed,web-orders,large-catalog}.e2e.ts',
  'tests/e2e/security/requests.e2e.ts',
]

/** Of the engine by an AMS server: with thousands of products, or about Shopify being away in every way there is. */
const LONG_BY_SERVER = ['tests/engine/{bulk,offline}.test.ts']

const ENGINE = {
  environment: 'node',
  include: ['tests/engine/**/*.test.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
}
/** What a test looks for in a window is waited for as long as Playwright waits for an element. */
const E2E = {
  environment: 'node',
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 30_000 } },
} as const
const BY_SERVER = { CONCORD_TEST_AMS_BY: 'server' }

export default defineConfig({
  test: {
    // Left to itself, vitest keeps one core free; on a machine with two that halves the speed.
    maxWorkers: '100%',
    coverage: { provider: 'v8', include: ['src/**/*.{ts,tsx}'], reporter: ['text-summary'] },
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/{shared,main,scripts,renderer,properties}/**/*.test.ts'],
        },
      },
      {
        resolve: { alias },
        test: { ...ENGINE, name: 'engine' },
      },
      {
        // The same tests, with AMS's catalog from a real AMS server instead of from files.
        resolve: { alias },
        test: {
          ...ENGINE,
          name: 'engine by server',
          exclude: [...Object.keys(BY_ONE_WAY), ...LONG_BY_SERVER],
          env: BY_SERVER,
        },
      },
      {
        resolve: { alias },
        test: { ...ENGINE, name: 'engine by server long', include: LONG_BY_SERVER, env: BY_SERVER },
      },
      {
        resolve: { alias },
        test: {
          ...E2E,
          name: 'e2e',
          include: ['tests/e2e/**/*.e2e.ts'],
          exclude: [...ALONE, ...LONG],
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve: { alias },
        test: {
          ...E2E,
          name: 'e2e alone',
          include: ALONE,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve: { alias },
        test: {
          ...E2E,
          name: 'e2e long',
          include: LONG,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
