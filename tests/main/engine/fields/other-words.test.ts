import { canonicalHtml, textOfHtml } from '@main/engine/fields/canonical-html'
import { haveOtherWords } from '@main/engine/fields/other-words'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

describe('the quick look at two descriptions', () => {
  test.each([
    ['<p>Oak bowl</p>', '<p>Oak tray</p>'],
    ['<p>Oak &amp; ash</p>', '<p>Oak & ash, oiled</p>'.replace('& ', '&amp; ')],
    ['a&lt;b', 'a&gt;b'],
    ['<p class="x">Bowl</p>', '<div>Bowls</div>'],
  ])('tells %s from %s', (left, right) => {
    expect(haveOtherWords(left, right)).toBe(true)
  })

  test.each([
    ['the same words in other markup', '<p>Oak bowl</p>', '<div>Oak <b>bowl</b></div>'],
    ['other white space', 'Oak&nbsp;bowl', 'Oak \n bowl'],
    ['another spelling of a character', 'a &amp; b', 'a & b'],
    ['a comment', '<p>Bowl</p><!-- x -->', '<p>Tray</p>'],
    ['a letter in two spellings of Unicode', 'Caf\u00e9', 'Cafe\u0301'],
    ['a table, around which text moves', '<table>a<tr><td>b</td></tr></table>', 'ba'],
  ])('says nothing of %s', (_, left, right) => {
    expect(haveOtherWords(left, right)).toBe(false)
  })

  test('H6: never calls different what are the same document or the same words', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      ' ',
      '\n',
      '&amp;',
      '&',
      '&lt;',
      '&nbsp;',
      '&#39;',
      "'",
      '&amp',
      '\u00e9',
      'e\u0301',
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<li>',
      '</ul>',
      '<ul>',
      '<br>',
      '<br/>',
      '</br>',
      '<h1>',
      '</div>',
      '<i class="a b">',
      '</i>',
      '<span style="color: red">',
      '<table>',
      '<!-- a -->',
      '<',
      '>',
      '</h2>',
    )
    const html = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(html, html, (left, right) => {
        if (!haveOtherWords(left, right)) return
        expect(canonicalHtml(left)).not.toBe(canonicalHtml(right))
        expect(textOfHtml(left)).not.toBe(textOfHtml(right))
      }),
      { numRuns: 3000 },
    )
  })

  test('leaves no letter out that a document shows', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      'c',
      ' ',
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<i>',
      '</i>',
      '<li>',
      '</li>',
      '<ul>',
      '</ul>',
      '<br>',
      '</br>',
      '<h1>',
      '</h2>',
      '<div>',
      '</div>',
      '<span id="x">',
      '</span>',
      '<u>',
      '</u>',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const shown = textOfHtml(pieces.join('')).replace(/\s/g, '')
        expect(shown).toBe(pieces.filter((text) => /^[abc]$/.test(text)).join(''))
      }),
      { numRuns: 3000 },
    )
  })
})
