/** What the walk needs of a node; the DOM's own nodes fit. */
export type TreeNode = {
  readonly nodeName: string
  readonly nodeValue: string | null
  readonly childNodes: Iterable<TreeNode>
}

/**
 * A line of text with its place in the document: `depth` is how many lists it stands in, `marker` what
 * stands before it ("•", "2."), "" for a paragraph or a further line of the same item.
 */
export type TextBlock = {
  readonly kind: 'paragraph' | 'heading' | 'item'
  readonly depth: number
  readonly marker: string
  readonly text: string
}

const HEADINGS = new Set(['H1', 'H2', 'H3', 'H4', 'H5', 'H6'])
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER HEADER HR LI MAIN OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL'
    .split(' ')
    .concat([...HEADINGS]),
)
const UNREAD = new Set('SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT HEAD TITLE'.split(' '))

export const BULLET = '•'

type Place = {
  readonly kind: TextBlock['kind']
  readonly depth: number
  readonly list: { readonly ordered: boolean; items: number } | null
}
type OpenBlock = { kind: TextBlock['kind']; depth: number; marker: string; text: string }

export function isBlock(nodeName: string): boolean {
  return BLOCKS.has(nodeName)
}

/**
 * The words under a node as lines, one for each paragraph, heading or list item, empty ones left out.
 * Walks without recursion: a hostile text may nest thousands of elements.
 */
export function textBlocks(root: TreeNode): readonly TextBlock[] {
  const blocks: OpenBlock[] = []
  const begin = ({ kind, depth }: Place, marker = ''): void => {
    const last = blocks.at(-1)
    // "<li><p>" is one line with the item's marker.
    if (last && last.marker !== '' && last.text.trim() === '' && marker === '') return
    blocks.push({ kind, depth, marker, text: '' })
  }
  type Step = { readonly node: TreeNode; readonly place: Place } | { readonly endOf: Place }
  const top: Place = { kind: 'paragraph', depth: 0, list: null }
  begin(top)
  const steps: Step[] = [{ node: root, place: top }]
  for (let step = steps.pop(); step; step = steps.pop()) {
    if ('endOf' in step) {
      begin(step.endOf)
      continue
    }
    const { node, place } = step
    if (node.nodeValue !== null) {
      const open = blocks.at(-1)
      if (open && node.nodeName === '#text') open.text += node.nodeValue
      continue
    }
    if (UNREAD.has(node.nodeName)) continue
    if (node.nodeName === 'BR') {
      begin(place)
      continue
    }
    const inside = placeInside(node, place)
    if (isBlock(node.nodeName)) {
      begin(inside, node.nodeName === 'LI' ? markerOf(place) : '')
      steps.push({ endOf: place })
    }
    for (const child of [...node.childNodes].toReversed())
      steps.push({ node: child, place: inside })
  }
  return blocks
    .map((block) => ({ ...block, text: block.text.replace(/[^\S\u00a0]+/g, ' ').trim() }))
    .filter((block) => block.text !== '')
}

function placeInside({ nodeName }: TreeNode, place: Place): Place {
  if (nodeName === 'UL' || nodeName === 'OL') {
    return {
      kind: 'item',
      depth: place.depth + 1,
      list: { ordered: nodeName === 'OL', items: 0 },
    }
  }
  if (nodeName === 'LI') return { ...place, kind: 'item', depth: Math.max(1, place.depth) }
  return HEADINGS.has(nodeName) ? { ...place, kind: 'heading' } : place
}

function markerOf({ list }: Place): string {
  if (list === null || !list.ordered) return BULLET
  list.items += 1
  return `${list.items}.`
}
