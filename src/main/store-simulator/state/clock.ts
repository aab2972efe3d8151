/** Whole seconds since 1970 (UTC): the resolution of every timestamp Shopify answers with. */
export type Seconds = number

/** The time, in milliseconds, handed in so that runs can be repeated. */
export type Now = () => number

/** Lets time pass (milliseconds): real time, or that of whoever started the store. */
export type Wait = (delayMs: number) => Promise<void>

export function toSeconds(ms: number): Seconds {
  return Math.floor(ms / 1000)
}

/** `2026-11-23T08:00:00Z`: no milliseconds, always UTC. */
export function toDateTime(seconds: Seconds): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`
}
