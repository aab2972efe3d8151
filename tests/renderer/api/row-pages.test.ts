import type { Result } from '@shared/contract/result'
import { describe, expect, it } from 'vitest'
import { RowPages, type RowsAnswer } from '../../../src/renderer/src/api/row-pages'

const TOTAL = 50_000

type Ask = { readonly offset: number; readonly answer: () => Promise<void> }

/** An engine that answers when it is told to. */
function pagesWithAsks() {
  const asks: Ask[] = []
  const load = (offset: number, limit: number): Promise<Result<RowsAnswer<number>>> =>
    new Promise((done) => {
      const rows = Array.from({ length: Math.min(limit, TOTAL - offset) }, (_, n) => offset + n)
      const answer = async (): Promise<void> => {
        done({ ok: true, value: { total: TOTAL, rows } })
        await new Promise((later) => setTimeout(later, 0))
      }
      asks.push({ offset, answer })
    })
  return { asks, pages: new RowPages<number>(load, () => undefined) }
}

async function opened() {
  const { asks, pages } = pagesWithAsks()
  pages.look(0, 20)
  await asks[0]?.answer()
  return { asks, pages }
}

describe('pages of rows', () => {
  it('show a row once its page is here', async () => {
    const { pages } = await opened()
    expect([pages.total, pages.at(20), pages.at(250)]).toEqual([TOTAL, 20, undefined])
  })

  it('ask for the page beside, so that scrolling on finds rows', async () => {
    const { asks } = await opened()
    expect(asks.map(({ offset }) => offset)).toEqual([0, 100])
  })

  it('do not queue every page that a person drags past', async () => {
    const { asks, pages } = await opened()
    for (let row = 0; row <= 25_000; row += 100) pages.look(row, row + 20)
    expect(asks.length).toBeLessThanOrEqual(4)
    await asks[1]?.answer()
    expect(asks.slice(2).map(({ offset }) => offset)).toContain(25_000)
    for (const { answer } of asks) await answer()
    expect(pages.at(25_010)).toBe(25_010)
  })

  it('keep a bounded number of rows', async () => {
    const { asks, pages } = await opened()
    for (let row = 0; row < 5_000; row += 100) {
      pages.look(row, row + 20)
      for (const { answer } of asks.splice(0)) await answer()
    }
    const known = Array.from({ length: TOTAL }, (_, row) => pages.at(row)).filter(
      (row) => row !== undefined,
    )
    expect(known.length).toBeLessThanOrEqual(1_000)
    expect(pages.at(4_910)).toBe(4_910)
  })
})
