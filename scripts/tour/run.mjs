// @ts-check
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { giveTour } from './tour.ts'

/** Plays the main job through the real screens; exits 0 only if every step held. */
const pictures = fileURLToPath(new URL('../../tour', import.meta.url))
rmSync(pictures, { recursive: true, force: true })
mkdirSync(pictures, { recursive: true })

const held = await giveTour({
  say: (line) => console.log(line),
  pictureFile: (name) => join(pictures, `${name}.png`),
})
process.exit(held ? 0 : 1)
