import BetterSqlite3 from 'better-sqlite3'

export type Database = BetterSqlite3.Database

/** `binding` is the path of the native module; without it better-sqlite3 takes the one it ships. */
export function openConnection(path: string, binding: string | undefined): Database {
  return new BetterSqlite3(path, binding === undefined ? {} : { nativeBinding: binding })
}
