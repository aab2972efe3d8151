import { t, timesLocale } from '@shared/words/words'

const clock = new Intl.DateTimeFormat(timesLocale(), { hour: '2-digit', minute: '2-digit' })
const clockSeconds = new Intl.DateTimeFormat(timesLocale(), {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
const dayMonth = new Intl.DateTimeFormat(timesLocale(), { day: 'numeric', month: 'short' })
const dayMonthYear = new Intl.DateTimeFormat(timesLocale(), {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})

/** "08:42", with the date in front when it is not today: "14 Nov, 09:12". */
export function timeOf(iso: string, now = new Date()): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return iso
  const today = at.toDateString() === now.toDateString()
  return today ? clock.format(at) : `${dayOf(iso, now)}, ${clock.format(at)}`
}

/** "08:50:44". */
export function secondOf(iso: string): string {
  const at = new Date(iso)
  return Number.isNaN(at.getTime()) ? iso : clockSeconds.format(at)
}

/** "08:50:44", with the date in front when it is not today: "14 Nov, 08:50:44". */
export function secondTimeOf(iso: string, now = new Date()): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return iso
  const today = at.toDateString() === now.toDateString()
  return today ? clockSeconds.format(at) : `${dayOf(iso, now)}, ${clockSeconds.format(at)}`
}

/** "14 Nov", with the year when it is another one. */
export function dayOf(iso: string, now = new Date()): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return iso
  return at.getFullYear() === now.getFullYear() ? dayMonth.format(at) : dayMonthYear.format(at)
}

/** A duration in the largest fitting unit: "8 s", "3 min", "2 h". */
export function duration(seconds: number): string {
  if (seconds < 1) return t`under 1 s`
  if (seconds < 90) return `${Math.round(seconds)} s`
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`
  return `${Math.round(seconds / 3600)} h`
}

const UTC_TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z/g

/** A sentence of the engine with its UTC times in local words: the engine knows no time zone. */
export function withLocalTimes(sentence: string): string {
  return sentence.replace(UTC_TIME, (iso) => timeOf(iso))
}
