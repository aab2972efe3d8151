import { guardFormula } from '@shared/catalog/formula-guard'
import type { Cell, Row } from '../table'

/** What no XML can hold, and a text that looks like the way in which it is written instead (ECMA-376, ST_Xstring). */
const NOT_IN_XML = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/gu

export const SHEET_BEGINS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  // The header stays in sight.
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
  '<sheetData>'
export const SHEET_ENDS = '</sheetData></worksheet>'

/** Rows from a number on (1-based), each cell a text but for numbers: a text is never taken for a formula or a date. */
export function rowsXml(rows: readonly Row[], first: number): string {
  return rows
    .map((row, index) => {
      const number = first + index
      const cells = row.map((cell, column) => cellXml(cell, `${columnName(column)}${number}`))
      return `<row r="${number}">${cells.join('')}</row>`
    })
    .join('')
}

function cellXml(cell: Cell, place: string): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
  const text = escaped(guardFormula(cell))
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
}

function escaped(text: string): string {
  return (
    text
      .replace(
        NOT_IN_XML,
        (mark) => `_x${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
      )
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      // A reader makes a line feed of a bare one.
      .replace(/\r/g, '&#13;')
  )
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest === 0 ? '' : columnName(rest - 1)) + String.fromCharCode(65 + (column % 26))
}
