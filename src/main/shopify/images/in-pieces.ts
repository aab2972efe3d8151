/** The rows in pieces of this many, the last one maybe smaller. */
export function inPieces<Row>(rows: readonly Row[], size: number): (readonly Row[])[] {
  const pieces: (readonly Row[])[] = []
  for (let at = 0; at < rows.length; at += size) pieces.push(rows.slice(at, at + size))
  return pieces
}
