// @ts-check
import { pathToFileURL } from 'node:url'
import { electronRuntime } from './electron-runtime/index.mjs'
import { hasDisplay } from './lib/display.mjs'
import { runMain, talkOn } from './lib/talk.mjs'
import { areNodePackagesInstalled, ensureNodePackages } from './setup/node-packages.mjs'
import { ensureShopifySchema } from './setup/shopify-schema.mjs'
import { compilerHint, ensureSystemLibraries } from './setup/system-libraries.mjs'

/** @typedef {import('./lib/talk.mjs').Talk} Talk */
/** @typedef {import('./electron-runtime/index.mjs').ElectronRuntime} ElectronRuntime */

/**
 * The system libraries and the Node packages: what everything else starts from. The libraries come
 * first, because keytar is compiled with one of them.
 * @param {Talk} talk
 * @param {{ electron?: boolean, headless?: boolean }} [wanted]
 */
export async function setUpPackages(talk, { electron = true, headless = !hasDisplay() } = {}) {
  /** @type {import('./setup/system-needs.mjs').Group[]} */
  const groups = electron || !areNodePackagesInstalled() ? ['compile'] : []
  if (electron) groups.push('app')
  if (electron && headless) groups.push('headless')
  await ensureSystemLibraries(talk, groups)
  await ensureNodePackages(talk, compilerHint)
}

/**
 * All of it, and only what is missing.
 * @param {Talk} talk
 * @returns {Promise<ElectronRuntime>}
 */
export async function setUp(talk) {
  await setUpPackages(talk)
  await ensureShopifySchema(talk)
  const runtime = await electronRuntime(talk)
  talk.say(`Everything is set up (Electron ${runtime.version}).`)
  return runtime
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    await setUp(talkOn(1))
    return 0
  })
}
