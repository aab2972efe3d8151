import type { PictureContent } from '@shared/contract/pictures'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Thumb } from '../../../../src/renderer/src/components/pictures'
import { HERE } from '../../support/picture'

const drawn = (content: PictureContent, size: 24 | 72, name = 'Oatmeal mug'): string =>
  renderToStaticMarkup(createElement(Thumb, { content, size, name }))

test('a picture has a size before it is there, and is decoded aside', () => {
  const html = drawn(HERE, 72)
  expect(html).toContain(`src="app://concord/image/${'a'.repeat(64)}"`)
  for (const attribute of [
    'alt="Oatmeal mug"',
    'width="72"',
    'height="72"',
    'loading="lazy"',
    'decoding="async"',
  ]) {
    expect(html).toContain(attribute)
  }
})

test('one on its way is an empty frame with a name', () => {
  const html = drawn({ kind: 'waiting' }, 24)
  expect(html).toContain('aria-label="Oatmeal mug: is being fetched"')
  expect(html).not.toContain('<img')
})

const ABSENT: PictureContent = { kind: 'absent', reason: 'It has 61 megapixels.', host: null }

test('one that can’t be had tells why: in its tooltip, its name, and in words where there is room', () => {
  const small = drawn(ABSENT, 24)
  expect(small).toContain('title="It has 61 megapixels."')
  expect(small).toContain('aria-label="Oatmeal mug: It has 61 megapixels."')
  expect(small).not.toContain('Not here')
  expect(drawn(ABSENT, 72)).toContain('Not here')
  expect(drawn({ ...ABSENT, host: 'cdn.example' }, 72)).toContain('Not allowed')
})

test('beside its words it is decoration', () => {
  expect(drawn(HERE, 24, '')).toContain('alt=""')
  expect(drawn(ABSENT, 24, '')).not.toContain('role="img"')
})
