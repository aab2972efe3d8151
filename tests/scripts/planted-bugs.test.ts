import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PLANTED_BUGS } from '../../scripts/simulation/planted-bugs.mjs'

test.each(PLANTED_BUGS)('the planted bug "$name" fits the source exactly once', ({ patches }) => {
  for (const { file, from } of patches) {
    expect(readFileSync(file, 'utf8').split(from), `${file}: ${from}`).toHaveLength(2)
  }
})
