import log from 'electron-log/main'
import { withoutCredentials } from './redact'

export type WriteLog = (level: 'info' | 'error', text: string) => void

/** One rotating log file for all processes, with credentials taken out before a line is written. */
export function openFileLog(file: string): WriteLog {
  log.transports.file.resolvePathFn = () => file
  log.transports.file.maxSize = 5 * 1024 * 1024
  log.transports.console.level = false
  log.errorHandler.startCatching({ showDialog: false })
  log.hooks.push((message) => ({ ...message, data: message.data.map(redact) }))
  return (level, text) => log[level](text)
}

function redact(part: unknown): unknown {
  const text =
    typeof part === 'string' ? part : part instanceof Error ? (part.stack ?? part.message) : null
  return text === null ? part : withoutCredentials(text)
}
