import type { Database } from './database'

/**
 * Runs work as one transaction, or as a part of the one that runs already, which what it throws must end as well. A
 * transaction inside of another would be a savepoint, for which SQLite keeps a copy of every page that it changes.
 */
export function inTransaction<T>(db: Database, work: () => T): T {
  return db.inTransaction ? work() : db.transaction(work)()
}
