import { amsImageLabel, uploadName } from '@shared/catalog/image-labels'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const SHA = '5c1f0a3e9b21d4c8a7e60f1b2c3d4e5f60718293a4b5c6d7e8f9012345678900'
const nameOf = (id: string) => uploadName({ id, url: null, sha256: SHA })

describe('the name of an upload', () => {
  test.each([
    ['mug.jpg', 'mug-5c1f0a3e9b21.jpg'],
    ['pictures/Oak Bowl (1).PNG', 'Oak-Bowl-1-5c1f0a3e9b21.png'],
    ['Größe.webp', 'Gro-e-5c1f0a3e9b21.webp'],
    ['mug.tiff', 'mug-tiff-5c1f0a3e9b21'],
    ['mug', 'mug-5c1f0a3e9b21'],
    ['.jpg', 'picture-5c1f0a3e9b21.jpg'],
    ['', 'picture-5c1f0a3e9b21'],
    ['..', 'picture-5c1f0a3e9b21'],
    ['con', 'picture-5c1f0a3e9b21'],
    ['NUL.png', 'picture-5c1f0a3e9b21.png'],
    ['a:b', 'a-b-5c1f0a3e9b21'],
    ['mug.jpg. ', 'mug-jpg-5c1f0a3e9b21'],
    ['\\\\host\\share\\mug.jpg', 'mug-5c1f0a3e9b21.jpg'],
    ['%2e%2e%2fmug.jpg', '2e-2e-2fmug-5c1f0a3e9b21.jpg'],
    ['茶碗.jpg', 'picture-5c1f0a3e9b21.jpg'],
    ['mug.jpg\r\nX-Header: 1', 'mug-jpg-X-Header-1-5c1f0a3e9b21'],
  ])('%j is %s', (id, name) => {
    expect(nameOf(id)).toBe(name)
  })

  test('is the same for both ways to write an accent', () => {
    expect(nameOf('caf\u00e9.jpg')).toBe('cafe-5c1f0a3e9b21.jpg')
    expect(nameOf('cafe\u0301.jpg')).toBe(nameOf('caf\u00e9.jpg'))
  })

  test('is short, plain and carries the content, whatever the picture is called', () => {
    const anyName = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.webUrl())
    fc.assert(
      fc.property(anyName, (id) => {
        const name = nameOf(id)
        expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9-]*-5c1f0a3e9b21(\.(jpe?g|png|gif|webp))?$/)
        expect(name.length).toBeLessThanOrEqual(100)
      }),
    )
    expect(nameOf('a'.repeat(300)).length).toBeLessThanOrEqual(100)
  })

  test('tells contents of one name apart, as the label does', () => {
    const image = { id: 'mug.jpg', url: null, alt: '' }
    const [one, two] = [SHA, 'ab'.repeat(32)].map((sha256) => ({ ...image, sha256 }))
    if (!one || !two) throw new Error('Two pictures are needed')
    expect(uploadName(one)).not.toBe(uploadName(two))
    expect(amsImageLabel(one)).not.toBe(amsImageLabel(two))
  })
})
