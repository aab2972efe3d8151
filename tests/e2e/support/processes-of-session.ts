import { readdirSync, readFileSync } from 'node:fs'

/** Ids of the programs of that name which belong to this desktop session; none where there is no `/proc`. */
export function processesOfSession(name: string): number[] {
  if (process.platform !== 'linux') return []
  const bus = process.env['DBUS_SESSION_BUS_ADDRESS']
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => {
      try {
        const isNamed = readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith(name)
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
        return isNamed && environment.includes(`DBUS_SESSION_BUS_ADDRESS=${bus}`)
      } catch {
        // It ended meanwhile, or is somebody else's.
        return false
      }
    })
    .map(Number)
}
