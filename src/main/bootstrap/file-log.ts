import log from 'electron-log/main'

/** Anything that looks like a Shopify credential, wherever it stands in a line. */
const CREDENTIAL = /\bshp[a-z]{2}_[A-Za-z0-9]+/g

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
  return text === null ? part : text.replace(CREDENTIAL, '[credential]')
}
