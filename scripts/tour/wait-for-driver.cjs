// @ts-check
// Loaded into Electron before Concord by launch.ts. Playwright that attaches while a window is on its
// way from the empty page to its first one waits for a navigation that it has already missed, for ever:
// so Concord hears that Electron is ready only once Playwright has attached to it.
'use strict'
const { app } = require('electron')

const ready = app.whenReady()
/** @type {Promise<void>} */
const attached = new Promise((done) => {
  Object.assign(globalThis, { concordDriverAttached: done })
})
app.whenReady = () => attached.then(() => ready)
