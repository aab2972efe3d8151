import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Every way by which text becomes elements, or is run. React itself shows text as text. */
const MADE_OF_TEXT =
  /dangerouslySetInnerHTML|srcDoc|\b(inner|outer)HTML\s*\+?=[^=]|insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|parseFromString|document\.write|\beval\(|new Function\(/

test('H4: nothing but the preview of a description makes elements of text', () => {
  // `html-blocks` parses into a document apart, in which nothing runs or loads.
  const found = ['src/renderer', 'src/preload']
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((file) => /\.tsx?$/.test(file) && MADE_OF_TEXT.test(readFileSync(file, 'utf8')))
  expect(found.toSorted()).toEqual([
    'src/renderer/src/components/rich-text/html-blocks.ts',
    'src/renderer/src/components/rich-text/rendered-html.tsx',
  ])
})
