import log from 'electron-log/main'
import { Redaction } from './redaction'

export type WriteLog = (level: 'info' | 'error', text: string) => void

/** One rotating log file for all processes, with credentials taken out before a line is written. */
export function openFileLog(file: string, redaction = new Redaction()): WriteLog {
  log.transports.file.resolvePathFn = () => file
  log.transports.file.maxSize = 5 * 1024 * 1024
  log.transports.console.level = false
  log.errorHandler.startCatching({ showDialog: false })
  log.hooks.push((message) => ({
    ...message,
    data: message.data.map((part: unknown) => redact(part, redaction)),
  }))
  return (level, text) => log[level](text)
}

function redact(part: unknown, redaction: Redaction): unknown {
  const text =
    typeof part === 'string' ? part : part instanceof Error ? (part.stack ?? part.message) : null
  return text === null ? part : redaction.in(text)
}
