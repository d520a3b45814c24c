import { createHash } from 'node:crypto'
import type { Signal } from '#platform/signal.ts'
import { signalOfRow, type TellingRow } from '../tellings/row.ts'
import { countsFor, type Edition } from '../tellings/sources.ts'
import type { Level } from '../triangulate/levels.ts'
import { daysBetween, liveOn } from '../triangulate/live.ts'
import type { FirstLook } from '../triangulate/overrides.ts'
import { type Known, type Picture, pictureOf } from '../triangulate/picture.ts'
import type { RuleSet } from '../triangulate/rule-set.ts'

export interface Inputs {
  readonly edition: Edition
  readonly on: string
  /** The last telling of each key, in any order; those that do not count are left out here. */
  readonly rows: readonly TellingRow[]
  readonly looks: readonly (FirstLook & { readonly id: string })[]
  /** How much would be heard of a home like it in a year; null where nobody can say. */
  readonly expected: number | null
}

/** A picture as it is kept: made again of the same inputs it has the same bytes. */
export interface Made {
  readonly edition: Edition
  readonly on: string
  readonly rules: string
  /** Null in the home's own edition, which has no level. */
  readonly level: Level | null
  readonly ruleCodes: readonly string[]
  readonly themes: readonly string[]
  readonly families: readonly string[]
  readonly coverage: number
  readonly awaitsFirstLook: boolean
  readonly tellings: readonly number[]
  readonly looks: readonly string[]
  readonly inputsHash: Buffer
  readonly body: string
  readonly picture: Picture
}

export function makePicture({ edition, on, rows, looks, expected }: Inputs, rules: RuleSet): Made {
  const counting = rows
    .filter(row => countsFor(edition, row.source, row.restriction))
    .map(row => ({ row, signal: apart(row) }))
    .toSorted((a, b) => (a.signal.key < b.signal.key ? -1 : 1))
  const live = new Set(
    liveOn(
      counting.map(one => one.signal),
      on,
      rules,
    ).map(one => one.signal.key),
  )
  const used = counting.filter(one => live.has(one.signal.key))
  const signals = used.map(one => one.signal)
  const events = new Set(signals.map(one => one.eventKey))
  const looked = edition === 'home' ? [] : looks.filter(one => events.has(one.eventKey) && one.on <= on)
  const heard = edition === 'home' || expected === null ? null : { counts: [heardOf(signals, on)], expected }
  const picture = pictureOf({ on, signals, firstLooks: looked, heard }, rules)
  return {
    ...shown(edition, picture),
    ...{ edition, on, rules: rules.version, coverage: picture.voice.coverage, picture },
    tellings: used.map(one => one.row.seq).toSorted((a, b) => a - b),
    looks: looked.map(one => one.id).toSorted(),
    inputsHash: hashOf({ edition, on, rules: rules.version, signals, looked, heard }),
    body: JSON.stringify(edition === 'home' ? withoutLevel(picture) : picture),
  }
}

/** Keys are of one source: those of two sources must not fall together. */
function apart(row: TellingRow): Signal {
  const signal = signalOfRow(row)
  return { ...signal, key: keyIn(row.source, signal.key) }
}

/** A key as pictures have it: of which source it is goes before it. */
export function keyIn(source: string, key: string): string {
  return `${source}:${key}`
}

function shown(edition: Edition, picture: Picture) {
  if (edition === 'home')
    return { level: null, ruleCodes: [], themes: [], families: [], awaitsFirstLook: false }
  const { level, reasons, flagged } = picture
  const once = (codes: readonly (string | null)[]) => [...new Set(codes.filter(one => one !== null))].sort()
  return {
    level,
    ruleCodes: once(reasons.map(one => one.rule)),
    themes: once(reasons.map(one => one.theme)),
    families: once(reasons.flatMap(one => one.families)),
    awaitsFirstLook: flagged.some(one => one.awaitsFirstLook),
  }
}

/** What the home itself is shown: what was seen and said, and nothing of what the council makes of it. */
function withoutLevel({ on, counterEvidence, selfReported, exposure, themes }: Picture) {
  return {
    on,
    counterEvidence,
    selfReported,
    exposure,
    themes: themes.map(({ theme, signals }) => ({ theme, signals })),
  }
}

/** Of the last year: separate events that people told of; not what a regulator or a public list says. */
export function heardOf(signals: readonly Signal[], on: string): number {
  const told = signals.filter(
    ({ axis, independence, source, observed }) =>
      axis === 'signal' &&
      independence !== 'derived' &&
      source.family !== 'regulator' &&
      source.family !== 'public-record' &&
      daysBetween(observed.to, on) <= 365,
  )
  return new Set(told.map(one => one.eventKey)).size
}

/** Over everything that the picture is a function of, whatever the order in which it was read. */
function hashOf(inputs: {
  readonly edition: Edition
  readonly on: string
  readonly rules: string
  readonly signals: readonly Signal[]
  readonly looked: readonly (FirstLook & { readonly id: string })[]
  readonly heard: Known['heard']
}): Buffer {
  const looked = inputs.looked.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify({ ...inputs, looked }))
    .digest()
}
