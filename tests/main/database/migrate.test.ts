import { migrate, userVersion } from '@main/database/migrate'
import { type Migration, migrations } from '@main/database/migrations'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { appErrorOf } from '../../support/thrown'

const first: Migration = { version: 1, sql: 'CREATE TABLE a (x TEXT) STRICT;' }
const second: Migration = {
  version: 2,
  sql: "CREATE TABLE b (x TEXT) STRICT; UPDATE a SET x = x || '!';",
}

function tables(db: BetterSqlite3.Database): unknown[] {
  return db.prepare('SELECT name FROM sqlite_schema ORDER BY name').pluck().all()
}

describe('migrating', () => {
  test('takes every step that the file has not made yet, with the rows in it', () => {
    const db = new BetterSqlite3(':memory:')
    migrate(db, [first])
    db.exec("INSERT INTO a VALUES ('kept')")
    migrate(db, [first, second])
    expect(userVersion(db)).toBe(2)
    expect(db.prepare('SELECT x FROM a').pluck().all()).toEqual(['kept!'])
  })

  test('takes no step twice', () => {
    const db = new BetterSqlite3(':memory:')
    migrate(db, [first, second])
    expect(() => migrate(db, [first, second])).not.toThrow()
  })

  test('P9: leaves the file as it was when a step fails half way', () => {
    const db = new BetterSqlite3(':memory:')
    migrate(db, [first])
    db.exec("INSERT INTO a VALUES ('kept')")
    const broken = {
      version: 2,
      sql: 'CREATE TABLE b (x); DELETE FROM a; INSERT INTO nowhere VALUES (1)',
    }
    expect(() => migrate(db, [first, broken])).toThrow('nowhere')
    expect(userVersion(db)).toBe(1)
    expect(tables(db)).toEqual(['a'])
    expect(db.prepare('SELECT x FROM a').pluck().all()).toEqual(['kept'])
    expect(db.inTransaction).toBe(false)
  })

  test('P9: keeps the steps before the one that fails', () => {
    const db = new BetterSqlite3(':memory:')
    expect(() => migrate(db, [first, { version: 2, sql: 'nonsense' }])).toThrow('syntax')
    expect(userVersion(db)).toBe(1)
  })

  test('P4, P9: refuses a file from a newer Concord in words', () => {
    const db = new BetterSqlite3(':memory:')
    db.pragma('user_version = 3')
    const error = appErrorOf(() => migrate(db, [first, second]))
    expect(error).toMatchObject({ code: 'state-file-newer', retryable: false })
    expect(error.message).toContain('version 3')
    expect(tables(db)).toEqual([])
  })
})

describe('the migrations of Concord', () => {
  test('are numbered from 1 without gaps', () => {
    expect(migrations.map(({ version }) => version)).toEqual(
      migrations.map((_, index) => index + 1),
    )
  })

  test('make strict tables only', () => {
    const db = new BetterSqlite3(':memory:')
    migrate(db, migrations)
    const loose = db
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND type = 'table'",
      )
      .pluck()
      .all()
    expect(loose).toEqual(['sqlite_schema'])
  })
})
