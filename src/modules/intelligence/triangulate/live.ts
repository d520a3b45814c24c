import type { Signal } from '#platform/signal.ts'
import { decay } from '../method/decay.ts'
import type { Ageing, RuleSet } from './rule-set.ts'

/** A signal that counts on the day, and what it weighs: severity x reliability x standing x what age has left. */
export interface Live {
  readonly signal: Signal
  readonly weight: number
}

/**
 * The signals that count on a day, in the order of their keys. Left out: what came later, what was withdrawn or not
 * found, what has expired, and what another of its kind has followed. Told twice under one key, the last telling
 * stands. A case that is open, which has no end yet, neither expires nor ages.
 */
export function liveOn(signals: readonly Signal[], on: string, rules: RuleSet): Live[] {
  const known = lastTellings(signals.filter(signal => signal.receivedOn <= on && signal.observed.from <= on))
  const counting = known.filter(
    ({ standing, expiresOn }) => rules.standing[standing] > 0 && (expiresOn === null || expiresOn > on),
  )
  return withoutFollowed(counting).flatMap(signal => {
    const { halfLife, window } = ageingOf(signal.what, rules)
    const age = isOpen(signal) ? 0 : daysBetween(signal.observed.to, on)
    return age > window ? [] : [{ signal, weight: weightOf(signal, rules) * decay(age, halfLife) }]
  })
}

function lastTellings(signals: readonly Signal[]): Signal[] {
  const last = new Map<string, Signal>()
  for (const signal of signals) {
    const other = last.get(signal.key)
    if (!other || byTelling(other, signal) <= 0) last.set(signal.key, signal)
  }
  return [...last.values()].sort((a, b) => compare(a.key, b.key))
}

/** By day, and on one day by their whole text: any order will do, so long as it is always the same. */
function byTelling(a: Signal, b: Signal): number {
  return compare(a.receivedOn, b.receivedOn) || compare(JSON.stringify(a), JSON.stringify(b))
}

/** Of those that stand until the next of their kind, the last. */
function withoutFollowed(signals: readonly Signal[]): Signal[] {
  const last = new Map<string, Signal>()
  for (const signal of signals.filter(one => one.untilNext)) {
    const other = last.get(signal.what)
    if (!other || other.observed.to <= signal.observed.to) last.set(signal.what, signal)
  }
  return signals.filter(signal => !signal.untilNext || last.get(signal.what) === signal)
}

/** A case, action or finding that has no end yet. */
export function isOpen({ expiresOn, untilNext }: Signal): boolean {
  return expiresOn === null && !untilNext
}

function weightOf({ severity, reliability, standing }: Signal, rules: RuleSet): number {
  return (rules.severity[severity] ?? 0) * rules.reliability[reliability] * rules.standing[standing]
}

export function ageingOf(what: string, { ageing }: RuleSet): Ageing {
  return ageing.find(one => isOf(what, one.what)) ?? { what: '', halfLife: 180, window: 365 }
}

/** Whether a code is another, or begins with it and a dot. Every code is of ''. */
export function isOf(code: string, of: string): boolean {
  return of === '' || (code.startsWith(of) && (code.length === of.length || code[of.length] === '.'))
}

/** From one civil day to another, as `YYYY-MM-DD`; below 0 where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

/**
 * The number of a civil day, from its figures: a picture asks it some hundred times, and a date object is far dearer.
 * Source: E. G. Richards, Mapping Time, 1998, on the Gregorian calendar; years here begin in March.
 */
function dayNumber(day: string): number {
  const month = figure(day, 5) * 10 + figure(day, 6)
  const years = figure(day, 0) * 1000 + figure(day, 1) * 100 + figure(day, 2) * 10 + figure(day, 3)
  const year = years - (month < 3 ? 1 : 0)
  const sinceMarch = Math.floor((153 * ((month + 9) % 12) + 2) / 5)
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  return 365 * year + leaps + sinceMarch + figure(day, 8) * 10 + figure(day, 9)
}

const figure = (day: string, at: number): number => day.charCodeAt(at) - 48

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
