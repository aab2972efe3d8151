import type { Verdict } from './verdict'

const HEAD = ['', 'measured', 'floor or peer', 'ratio', 'limit', '']

/** The verdicts as a table of plain text; a limit that is not kept stands out by its word. */
export function toTable(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ what, measured, against, ratio, limit, result }) => [
    what,
    measured,
    against,
    ratio,
    limit,
    result === 'over' || result === 'failed' ? result.toUpperCase() : result,
  ])
  const widths = HEAD.map((_, column) =>
    Math.max(...[HEAD, ...rows].map((row) => (row[column] ?? '').length)),
  )
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  const rule = widths.map((width) => '─'.repeat(width)).join('  ')
  return [line(HEAD), rule, ...rows.map(line)].join('\n')
}

export function isAnyOver(verdicts: readonly Verdict[]): boolean {
  return verdicts.some(({ result }) => result === 'over' || result === 'failed')
}
