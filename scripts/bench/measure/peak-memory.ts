import { readFileSync } from 'node:fs'

/**
 * The most memory that this process had resident so far, in MB (10^6 bytes). Linux tells it of the
 * program itself (`VmHWM`, man proc_pid_status); `ru_maxrss` would count what the parent had at the fork.
 */
export function peakMemoryMb(): number {
  const kilobytes = process.platform === 'linux' ? highWaterKb() : process.resourceUsage().maxRSS
  return (kilobytes * 1024) / 1e6
}

function highWaterKb(): number {
  const found = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))
  if (!found) throw new Error('The system does not tell the peak memory of a process')
  return Number(found[1])
}
