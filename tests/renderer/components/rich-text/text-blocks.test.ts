import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { plainText } from '../../../../src/renderer/src/components/rich-text/plain-text'
import {
  type TreeNode,
  textBlocks,
} from '../../../../src/renderer/src/components/rich-text/text-blocks'

/** parse5's nodes as the walk wants them: names in capitals as in the DOM. */
function asTree(node: DefaultTreeAdapterTypes.Node): TreeNode {
  return {
    nodeName: node.nodeName.startsWith('#') ? node.nodeName : node.nodeName.toUpperCase(),
    nodeValue: 'value' in node ? node.value : 'data' in node ? node.data : null,
    get childNodes() {
      return 'childNodes' in node ? node.childNodes.map(asTree) : []
    },
  }
}

const lines = (html: string): string[] =>
  textBlocks(asTree(parseFragment(html))).map(
    ({ kind, depth, marker, text }) =>
      `${'  '.repeat(depth)}${kind === 'heading' ? '# ' : ''}${marker}${marker && ' '}${text}`,
  )

describe('the lines of a description', () => {
  it('keep paragraphs, headings and lists', () => {
    expect(
      lines(
        '<h2>Care</h2><p>Wash <b>cold</b>.</p><ul><li>Linen<ul><li>Oatmeal</li></ul></li><li>Wool</li></ul>',
      ),
    ).toEqual(['# Care', 'Wash cold.', '  • Linen', '    • Oatmeal', '  • Wool'])
  })

  it('count ordered lists, each for itself', () => {
    expect(lines('<ol><li>One</li><li><p>Two</p></li></ol><ol><li>Again</li></ol>')).toEqual([
      '  1. One',
      '  2. Two',
      '  1. Again',
    ])
  })

  it('part at <br>, and take text outside of any block', () => {
    expect(lines('One<br>Two<div>Three</div>four')).toEqual(['One', 'Two', 'Three', 'four'])
  })

  it('never read scripts, styles, comments and templates', () => {
    expect(
      lines(
        '<p>Text</p><script>alert(1)</script><style>p{}</style><!-- c --><template>t</template>',
      ),
    ).toEqual(['Text'])
  })

  it('walk 50,000 nested elements', () => {
    let deep: TreeNode = { nodeName: '#text', nodeValue: 'deep', childNodes: [] }
    for (let depth = 0; depth < 50_000; depth++) {
      deep = { nodeName: 'DIV', nodeValue: null, childNodes: [deep] }
    }
    expect(textBlocks(deep).map(({ text }) => text)).toEqual(['deep'])
  })
})

describe('the words of a text too large to parse', () => {
  it('lose their tags and keep their lines', () => {
    expect(plainText('<p>One &amp; two</p><SCRIPT>no()</SCRIPT><ul><li>three</li></ul>')).toBe(
      'One & two\nthree',
    )
  })

  it.each([
    ['tags that never close', '<'.repeat(1_000_000)],
    ['spaces', `<p${' '.repeat(2_000_000)}`],
    ['scripts that never close', '<script>'.repeat(200_000)],
    ['blocks', '<p>word</p>'.repeat(400_000)],
  ])('take no time for %s', (_name, html) => {
    const begin = performance.now()
    plainText(html)
    expect(performance.now() - begin).toBeLessThan(2_000)
  })
})
