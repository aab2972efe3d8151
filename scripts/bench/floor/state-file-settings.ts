/** Those of Concord's state file (src/main/database/open-state-file.ts). */
export const STATE_FILE_SETTINGS = [
  'locking_mode = EXCLUSIVE',
  'journal_mode = WAL',
  'synchronous = FULL',
  'cache_size = -4000',
]
