import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { giveTour } from '../../scripts/tour/tour.ts'

test('the tour plays the whole main job through the real screens, and every step holds', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-tour-'))
  const lines: string[] = []
  const held = await giveTour({
    say: (line) => lines.push(line),
    pictureFile: (name) => join(folder, `${name}.png`),
  })
  console.log(lines.join('\n'))
  expect(held, lines.join('\n')).toBe(true)
  expect(lines.join('\n')).toContain('0 differences, 0 mutations among')
  expect(readdirSync(folder).length).toBeGreaterThan(20)
  rmSync(folder, { recursive: true, force: true })
})
