/** One line of the table: what was measured, against what, and whether it keeps its limit. */
export type Verdict = {
  readonly what: string
  readonly measured: string
  /** The floor or the peer, with its name; "" when the limit is absolute. */
  readonly against: string
  readonly ratio: string
  readonly limit: string
  readonly result: 'ok' | 'over' | 'failed' | 'info'
}

export type Timed = { readonly name: string; readonly seconds: number }

/** A time held against another one. */
export function ratioVerdict(what: string, seconds: number, peer: Timed, limit: number): Verdict {
  const ratio = seconds / peer.seconds
  return {
    what,
    measured: secondsText(seconds),
    against: `${secondsText(peer.seconds)} ${peer.name}`,
    ratio: `${ratio.toFixed(2)} x`,
    limit: `<= ${limit} x`,
    result: resultOf(ratio <= limit),
  }
}

/** A figure held against a fixed limit; `unit` stands behind both. */
export function limitVerdict(what: string, value: number, limit: number, unit: string): Verdict {
  return {
    what,
    measured: figure(value, unit),
    against: '',
    ratio: '',
    limit: `<= ${figure(limit, unit)}`,
    result: resultOf(value <= limit),
  }
}

/** Memory held against that of a smaller run. */
export function memoryVerdict(what: string, mb: number, smallerMb: number, limit: number): Verdict {
  const ratio = mb / smallerMb
  return {
    what,
    measured: figure(mb, 'MB'),
    against: `${figure(smallerMb, 'MB')} smaller run`,
    ratio: `${ratio.toFixed(2)} x`,
    limit: `<= ${limit} x`,
    result: resultOf(ratio <= limit),
  }
}

/** Said, not judged. */
export function infoVerdict(what: string, measured: string): Verdict {
  return { what, measured, against: '', ratio: '', limit: '', result: 'info' }
}

export function failedVerdict(what: string, why: string): Verdict {
  return { what, measured: why, against: '', ratio: '', limit: '', result: 'failed' }
}

export function secondsText(seconds: number): string {
  return `${seconds.toFixed(seconds < 10 ? 3 : 1)} s`
}

function figure(value: number, unit: string): string {
  const digits = Number.isInteger(value) || value >= 100 ? 0 : 2
  return `${value.toFixed(digits)}${unit === '' ? '' : ` ${unit}`}`
}

/** A figure that is not a number keeps no limit. */
function resultOf(isKept: boolean): 'ok' | 'over' {
  return isKept ? 'ok' : 'over'
}
