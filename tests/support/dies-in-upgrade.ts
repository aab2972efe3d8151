import { openConnection } from '@main/database/database'
import { keepBeforeUpgrade } from '@main/database/kept-before-upgrade'
import { migrate } from '@main/database/migrate'
import { migrations } from '@main/database/migrations'

/* A program: brings a state file to a version as Concord does, and dies at the end of the last step. */

const [path = '', version = ''] = process.argv.slice(2)
const db = openConnection(path, undefined)
db.pragma('locking_mode = EXCLUSIVE')
db.pragma('journal_mode = WAL')
keepBeforeUpgrade(db, path, undefined)
// So that pages of the step are in the log before it is committed.
db.pragma('cache_size = 1')
db.function('die', () => process.kill(process.pid, 'SIGKILL'))
migrate(
  db,
  migrations
    .filter((step) => step.version <= Number(version))
    .map((step) =>
      step.version === Number(version) ? { ...step, sql: `${step.sql}; SELECT die();` } : step,
    ),
)
