import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Watched, WatchedFolder } from '@main/bootstrap/watched-folder'
import { fail, type Result, succeed } from '@shared/contract/result'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../support/state'

function watch(folder = temporaryFolder()) {
  const opened: string[] = []
  const answers: Result<null>[] = []
  const state: { watched: Watched | null } = {
    watched: {
      storeId: 'sample',
      folder,
      openCatalog: async (path) => {
        opened.push(basename(path))
        return answers.shift() ?? succeed(null)
      },
    },
  }
  const watched = new WatchedFolder(
    () => state.watched,
    () => undefined,
  )
  const look = async (times = 1) => {
    for (let at = 0; at < times; at++) await watched.look()
    return opened
  }
  const write = (name: string, text = 'a') => writeFileSync(join(folder, name), text)
  return { folder, answers, state, look, write }
}

describe('a watched folder', () => {
  test('shows a catalog file that came into it, once, when nobody writes to it any more', async () => {
    const { folder, look, write } = watch()
    write('old.csv')
    expect(await look(3)).toEqual([])
    write('new.csv')
    expect(await look()).toEqual([])
    appendFileSync(join(folder, 'new.csv'), 'more')
    expect(await look()).toEqual([])
    expect(await look()).toEqual(['new.csv'])
    expect(await look(3)).toEqual(['new.csv'])
  })

  test('shows a file that was there when it is saved anew', async () => {
    const { look, write } = watch()
    write('catalog.xlsx')
    await look()
    write('catalog.xlsx', 'another')
    expect(await look(2)).toEqual(['catalog.xlsx'])
  })

  test.each(['.hidden.csv', '~$catalog.xlsx', 'notes.docx', 'picture.png', 'catalog.csv.part'])(
    'takes %s for no catalog',
    async (name) => {
      const { look, write } = watch()
      await look()
      write(name)
      expect(await look(3)).toEqual([])
    },
  )

  test('takes no folder and no empty file for a catalog', async () => {
    const { folder, look, write } = watch()
    await look()
    mkdirSync(join(folder, 'folder.csv'))
    write('empty.csv', '')
    expect(await look(3)).toEqual([])
  })

  test('shows one file after the other, and again what had to wait', async () => {
    const { answers, look, write } = watch()
    await look()
    write('a.csv')
    write('b.csv')
    const error = { code: 'already-running', message: '', retryable: true } as const
    answers.push(succeed(null), fail(error))
    expect(await look(4)).toEqual(['a.csv', 'b.csv', 'b.csv'])
  })

  test('begins anew in another folder, and goes on when a drive is back', async () => {
    const { folder, state, look, write } = watch()
    await look()
    rmSync(folder, { recursive: true })
    await look()
    mkdirSync(folder)
    write('back.csv')
    expect(await look(2)).toEqual(['back.csv'])
    const other = temporaryFolder()
    writeFileSync(join(other, 'there.csv'), 'a')
    state.watched = state.watched && { ...state.watched, folder: other }
    expect(await look(3)).toEqual(['back.csv'])
    state.watched = null
    expect(await look(2)).toEqual(['back.csv'])
  })
})
