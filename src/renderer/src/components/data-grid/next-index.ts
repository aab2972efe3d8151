/** Where a key moves the selection; null for a key that does not move it. */
export function nextIndex(
  key: string,
  selected: number,
  total: number,
  page: number,
): number | null {
  const target = targetOf(key, selected, total, page)
  if (target === null || total === 0) return null
  return Math.max(0, Math.min(total - 1, target))
}

function targetOf(key: string, selected: number, total: number, page: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return selected + 1
    case 'ArrowUp':
    case 'k':
      return selected - 1
    case 'PageDown':
      return selected + page
    case 'PageUp':
      return selected - page
    case 'Home':
      return 0
    case 'End':
      return total - 1
    default:
      return null
  }
}
