import { diffArrays } from 'diff'
import { isBlock } from './text-blocks'

const BAR = 'changed'

/** Gives each block that its side changed a bar in the margin: blocks of `body` not in `base`. */
export function barChangedBlocks(base: Element, body: Element): void {
  const blocks = innerBlocks(body)
  const changes = diffArrays(innerBlocks(base).map(keyOf), blocks.map(keyOf), { timeout: 80 })
  let at = 0
  for (const change of changes ?? []) {
    if (change.removed) continue
    if (change.added) {
      for (const block of blocks.slice(at, at + change.value.length)) block.classList.add(BAR)
    }
    at += change.value.length
  }
}

/** Blocks that hold words and no further block. */
function innerBlocks(root: Element): readonly Element[] {
  return [...root.querySelectorAll('*')].filter(
    (element) =>
      isBlock(element.tagName) &&
      (element.textContent ?? '').trim() !== '' &&
      ![...element.children].some((child) => isBlock(child.tagName)),
  )
}

function keyOf(block: Element): string {
  return `${block.tagName} ${block.innerHTML.replace(/\s+/g, ' ').trim()}`
}
