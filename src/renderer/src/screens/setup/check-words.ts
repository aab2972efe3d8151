import { WANTED_SCOPES } from '@shared/connecting/scopes'
import { SETUP_CHECKS, type SetupCheck, type SetupCheckName } from '@shared/contract/stores'
import { t, tAs, timesLocale } from '@shared/words/words'
import { count, counted, duration, timeOf } from '../../format'
import { type CheckState, type CheckStates, inTheWay, neededMissing, stops } from './checks'

const list = new Intl.ListFormat(timesLocale())
const MOST_NAMES = 3

export const CHECK_NAMES: Readonly<Record<SetupCheckName, string>> = {
  address: t`Address`,
  token: t`Token`,
  store: t`Store`,
  version: t`API version`,
  scopes: t`Scopes`,
  locations: t`Stock locations`,
  product: t`One product, read only`,
}

export const RUNNING_WORDS: Readonly<Record<SetupCheckName, string>> = {
  address: t`Asking the address…`,
  token: t`Showing it to Shopify…`,
  store: t`Asking which store answers…`,
  version: t`Asking which version is served…`,
  scopes: t`Asking what is granted…`,
  locations: t`Reading the locations…`,
  product: t`Reading a product…`,
}

/** What does not work while the check does not hold. */
export const CONSEQUENCES: Readonly<Record<SetupCheckName, string>> = {
  address: t`Without an answer from there nothing else can be checked.`,
  token: t`Without it Shopify lets nothing be read.`,
  store: t`Concord works with no store that it does not know for sure.`,
  version: t`Without it nobody knows whether Shopify answers as Concord reads it.`,
  scopes: t`Without knowing what is granted, Concord goes no further.`,
  locations: t`Without a location stock can’t be compared or sent.`,
  product: t`Without reading products there is nothing to compare.`,
}

/** What a missing scope takes away. */
const LOSSES: Readonly<Record<string, string>> = {
  read_products: t`products can’t be read`,
  write_products: t`products can’t be changed or created`,
  read_inventory: t`stock can’t be read`,
  write_inventory: t`stock can’t be sent`,
  read_locations: t`locations can’t be read`,
  read_files: t`images can’t be uploaded`,
  write_files: t`images can’t be uploaded`,
}

/** "fernhill.myshopify.com answers over https". */
export function foundWords(found: SetupCheck): string {
  switch (found.check) {
    case 'address':
      return isOnThisComputer(found.host)
        ? t`${found.host} answers on this computer`
        : t`${found.host} answers over https`
    case 'token':
      return found.expiresAt === null
        ? t`Accepted by Shopify, ends in ${found.endsIn}`
        : t`Accepted by Shopify, ends in ${found.endsIn}, renewed by itself at ${timeOf(found.expiresAt)}`
    case 'store':
      return t`${found.shopName}, prices in ${found.currencyCode}, plan ${found.plan}, ${cityOf(found.timezone)} time`
    case 'version':
      return found.served === found.asked
        ? t`${found.asked}, served as asked`
        : t`Asked for ${found.asked}, Shopify served ${found.served}.`
    case 'scopes':
      return scopeWords(found.missing)
    case 'locations':
      return found.names.length === 0
        ? t`The store has no location`
        : t`${named(found.names)} can be read`
    case 'product':
      return found.title === null
        ? t`The store has no products yet; that is all right`
        : t`“${found.title}” was read, one of ${counted(found.products, 'product')}`
  }
}

type Missing = Extract<SetupCheck, { check: 'scopes' }>['missing']

function scopeWords(missing: Missing): string {
  if (missing.length === 0) return t`All ${count(WANTED_SCOPES.length)} are granted`
  const names = list.format(missing.map(({ scope }) => scope))
  return missing.length === 1 ? t`${names} is missing.` : t`${names} are missing.`
}

/** "Without it images can’t be uploaded." */
export function lossWords(missing: Missing): string {
  const losses = new Set(missing.map(({ scope }) => LOSSES[scope] ?? t`${scope} does not work`))
  const what = list.format([...losses])
  return missing.length === 1 ? t`Without it ${what}.` : t`Without them ${what}.`
}

/** What to do about a version that is no longer served; "" while it is. */
export function versionAdvice(found: SetupCheck): string {
  if (found.check !== 'version' || found.served === found.asked) return ''
  return t`This Concord is older than what Shopify still serves, so values may be read or sent wrongly. Update Concord before you push anything.`
}

export type CheckLook = 'ok' | 'warn' | 'err' | 'running' | 'waits'

export function lookOf(state: CheckState): CheckLook {
  switch (state.kind) {
    case 'waits':
    case 'running':
      return state.kind
    case 'failed':
      return 'err'
    case 'done':
      if (neededMissing(state).length > 0) return 'err'
      return needsPerson(state.found) ? 'warn' : 'ok'
  }
}

function needsPerson(found: SetupCheck): boolean {
  if (found.check === 'scopes') return found.missing.length > 0
  if (found.check === 'locations') return found.names.length === 0
  return found.check === 'version' && found.served !== found.asked
}

/** Why a check does not run: "Waits until the token holds". */
export function waitWords(states: CheckStates): string {
  const first = inTheWay(states)
  return first === null ? t`Waits for its turn` : t`Waits until “${CHECK_NAMES[first]}” holds`
}

/** "5 done, 1 needs you, 1 running". */
export function checksLine(states: CheckStates): string {
  const looks = SETUP_CHECKS.map((check) => lookOf(states[check]))
  const of = (...wanted: readonly CheckLook[]): number =>
    looks.filter((look) => wanted.includes(look)).length
  const needs = of('warn', 'err')
  const waits = of('waits')
  const parts = [
    of('ok') > 0 && t`${count(of('ok'))} done`,
    needs > 0 && (needs === 1 ? t`1 needs you` : t`${count(needs)} need you`),
    of('running') > 0 && t`${count(of('running'))} running`,
    waits > 0 && (waits === 1 ? tAs('check')`1 waits` : tAs('check')`${count(waits)} wait`),
  ]
  return parts.filter((part) => part !== false).join(', ')
}

/** "142 ms", and from a second on "2 s". */
export function tookWords(ms: number): string {
  return ms < 1000 ? `${count(Math.round(ms))} ms` : duration(ms / 1000)
}

/** All about a check that does not hold, for support. */
export function asText(check: SetupCheckName, state: CheckState): string {
  const head = t`Concord, check “${CHECK_NAMES[check]}”`
  if (state.kind === 'done') return `${head}: ${foundWords(state.found)}`
  if (state.kind !== 'failed') return t`${head}: not finished`
  const { code, message, nextStep, details } = state.error
  const facts = Object.entries(details ?? {}).map(([name, value]) => `${name}: ${value}`)
  return [`${head}: ${message}`, nextStep ?? '', t`code: ${code}`, ...facts]
    .filter((line) => line !== '')
    .join('\n')
}

/** Why the wizard can't go on after the checks; undefined where it can. */
export function blockedByChecks(states: CheckStates): string | undefined {
  const first = SETUP_CHECKS.find((check) => stops(states[check]))
  if (first === undefined) return undefined
  const needed = neededMissing(states[first])
  if (needed.length === 0) return t`“${CHECK_NAMES[first]}” does not hold yet`
  const names = list.format(needed)
  return needed.length === 1 ? t`${names} is missing` : t`${names} are missing`
}

/** "Studio and Stall", "Studio, Stall and Barn", "Studio, Stall and 3 more". */
function named(names: readonly string[]): string {
  if (names.length <= MOST_NAMES) return list.format(names)
  const shown = names.slice(0, MOST_NAMES - 1)
  return list.format([...shown, t`${count(names.length - shown.length)} more`])
}

/** "Chicago" of "America/Chicago". */
function cityOf(timezone: string): string {
  return timezone.slice(timezone.lastIndexOf('/') + 1).replaceAll('_', ' ')
}

function isOnThisComputer(host: string): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:|$)/.test(host)
}
