/** What is held over the window, by the types that the drag says it has: a file, something of a page, or text. */
export function dragOf(types: readonly string[]): 'file' | 'page' | 'text' {
  const hasFile = types.includes('Files')
  // A picture that is drawn out of a page has its address with it.
  if (types.includes('text/uri-list')) return hasFile ? 'page' : 'text'
  return hasFile ? 'file' : 'text'
}
