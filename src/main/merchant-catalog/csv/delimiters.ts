import { DELIMITERS, type Delimiter } from '@shared/contract/imports'
import { CsvBroken, type CsvRecord, CsvRecords } from './csv-records'

const LOOKED_AT = 20

/** The mark that cuts the beginning of a text into the most cells, as many in each record as in the first. */
export function delimiterOf(beginning: string): Delimiter {
  const judged = DELIMITERS.map((mark) => ({ mark, score: scoreOf(beginning, mark) }))
  return judged.reduce((best, next) => (next.score > best.score ? next : best)).mark
}

function scoreOf(beginning: string, mark: Delimiter): number {
  const [header, ...others] = recordsOf(beginning, mark).slice(0, LOOKED_AT)
  if (!header || header.cells.length < 2) return 0
  const fitting = others.filter(({ cells }) => cells.length === header.cells.length).length
  const agreement = others.length === 0 ? 1 : (fitting + 1) / (others.length + 1)
  return header.cells.length * agreement
}

/** The last record may be cut; it is left out unless it is the only one. */
function recordsOf(text: string, mark: Delimiter): CsvRecord[] {
  const records = new CsvRecords(mark)
  try {
    const whole = records.push(text)
    return whole.length > 0 ? whole : records.end()
  } catch (broken) {
    if (broken instanceof CsvBroken) return []
    throw broken
  }
}
