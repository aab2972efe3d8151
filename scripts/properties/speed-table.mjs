// @ts-check

/**
 * What the properties reported, one JSON object a line (`id`, `cases`, `seconds`), as a table.
 * @param {string} lines
 * @returns {string}
 */
export function speedTable(lines) {
  const rows = lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
  const total = rows.reduce((sum, { cases }) => sum + Number(cases), 0)
  const text = rows.map(({ id, cases, seconds }) => {
    const speed = Math.round(cases / Math.max(seconds, 0.001))
    return `${String(id).padEnd(16)} ${String(cases).padStart(9)} cases ${String(speed).padStart(8)} cases/s`
  })
  return [...text, `${'all'.padEnd(16)} ${String(total).padStart(9)} cases`].join('\n')
}
