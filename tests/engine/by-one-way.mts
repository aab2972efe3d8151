const NO_CATALOG = 'brings no catalog in: what it needs is in its state file'
const OWN_SERVER = 'about the line to an AMS server, which it opens itself'
const FILES = 'about files, which come from no server'

/** Tests of the engine that are the same whichever way AMS's catalog comes, or of one way alone, and why. */
export const BY_ONE_WAY: Readonly<Record<string, string>> = {
  'tests/engine/ams-server.test.ts': OWN_SERVER,
  'tests/engine/ams-server-faults.test.ts': OWN_SERVER,
  'tests/engine/ams-server-removals.test.ts': OWN_SERVER,
  'tests/engine/ams-decisions.test.ts': OWN_SERVER,
  'tests/engine/two-concords.test.ts': OWN_SERVER,
  'tests/engine/hostile-requests.test.ts': OWN_SERVER,
  'tests/engine/files-in.test.ts': FILES,
  'tests/engine/files-out.test.ts': FILES,
  'tests/engine/images-of-files.test.ts': FILES,
  'tests/engine/images.test.ts': NO_CATALOG,
  'tests/engine/kill-test.test.ts': NO_CATALOG,
  'tests/engine/simulation.test.ts': NO_CATALOG,
  'tests/engine/slow-line.test.ts': NO_CATALOG,
  'tests/engine/throughput.test.ts': NO_CATALOG,
}
