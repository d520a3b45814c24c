import { hash } from 'node:crypto'
import type { Signal } from '#platform/signal.ts'
import type { Beside } from '../compared/standard.ts'
import type { TellingRow } from '../tellings/row.ts'
import type { Edition } from '../tellings/sources.ts'
import { eventCounts } from '../triangulate/alike.ts'
import { happeningsOf } from '../triangulate/happenings.ts'
import type { Level } from '../triangulate/levels.ts'
import type { Live } from '../triangulate/live.ts'
import type { FirstLook } from '../triangulate/overrides.ts'
import { type Picture, pictureOf } from '../triangulate/picture.ts'
import type { RuleSet } from '../triangulate/rule-set.ts'
import { countingFor } from './counting.ts'

export interface Inputs {
  readonly edition: Edition
  readonly on: string
  /** The last telling of each key, in any order; those that do not count are left out here. */
  readonly rows: readonly TellingRow[]
  readonly looks: readonly (FirstLook & { readonly id: string })[]
  /** Of homes like it; null where nobody can be compared with. The home's own picture has none of it. */
  readonly beside: Since | null
}

/** What homes like it come to, and the day before which that was counted. */
export interface Since extends Beside {
  readonly on: string
}

/** A picture as its bytes have it: with what it was compared with, and its own events as they were compared. */
export interface KeptPicture extends Picture {
  readonly beside?: Beside & { readonly events: Events }
}

interface Events {
  readonly all: number
  readonly themes: readonly { readonly theme: string | null; readonly events: number }[]
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
  /** Which kinds of source told what it was made of, and what says that nobody would notice; for lists. */
  readonly sources: readonly string[]
  readonly quiet: readonly string[]
  readonly coverage: number
  readonly awaitsFirstLook: boolean
  readonly tellings: readonly number[]
  readonly looks: readonly string[]
  readonly inputsHash: Buffer
  readonly body: string
  readonly picture: KeptPicture
}

export function makePicture(inputs: Inputs, rules: RuleSet): Made {
  const { edition, on, rows } = inputs
  const { used, live } = countingFor(edition, rows, on, rules)
  const signals = used.map(one => one.signal)
  const events = new Set(signals.map(one => one.eventKey))
  const own = edition === 'home'
  const looked = own ? [] : inputs.looks.filter(one => events.has(one.eventKey) && one.on <= on)
  const { alike, heard } = own ? unknown : besideToday(inputs.beside, signals)
  const picture = pictureOf({ on, signals, live, firstLooks: looked, heard, alike }, rules)
  const kept = { ...picture, beside: { alike, heard, events: eventsIn(live, rules) } }
  return {
    ...shown(edition, picture),
    ...(own ? { sources: [], quiet: [] } : toldOf(used.map(one => one.row))),
    ...{ edition, on, rules: rules.version, coverage: picture.voice.coverage },
    picture: kept,
    tellings: used.map(one => one.row.seq).toSorted((a, b) => a - b),
    looks: looked.map(one => one.id).toSorted(),
    inputsHash: hashOf({ edition, on, rules: rules.version, signals, looked, heard, alike }),
    body: JSON.stringify(own ? withoutLevel(picture) : kept),
  }
}

function eventsIn(live: readonly Live[], rules: RuleSet): Events {
  const { all, themes } = eventCounts(happeningsOf(live, rules), rules)
  return { all, themes: [...themes].map(([theme, events]) => ({ theme, events })) }
}

function toldOf(rows: readonly TellingRow[]): Pick<Made, 'sources' | 'quiet'> {
  const quiet = rows.filter(row => row.axis === 'exposure' && row.what.startsWith(QUIET))
  const once = (codes: readonly string[]) => [...new Set(codes)].sort()
  return { sources: once(rows.map(row => row.sourceKind)), quiet: once(quiet.map(row => row.what)) }
}

const QUIET = 'isolation.'

const unknown: Beside = { alike: null, heard: null }

/** What was heard is counted every night: concerns that came since then are heard too. */
function besideToday(beside: Since | null, signals: readonly Signal[]): Beside {
  if (!beside?.heard) return { alike: beside?.alike ?? null, heard: null }
  const { alike, heard, on } = beside
  const since = signals.filter(one => one.what === HEARD_AS && one.receivedOn >= on)
  const [concerns = 0, ...others] = heard.counts
  const counts = [concerns + new Set(since.map(one => one.eventKey)).size, ...others]
  return { alike, heard: { ...heard, counts } }
}

const HEARD_AS = 'safeguarding.concern'

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

/** Over everything that the picture is a function of, whatever the order in which it was read. */
function hashOf(inputs: {
  readonly edition: Edition
  readonly on: string
  readonly rules: string
  readonly signals: readonly Signal[]
  readonly looked: readonly (FirstLook & { readonly id: string })[]
  readonly heard: Beside['heard']
  readonly alike: Beside['alike']
}): Buffer {
  const looked = inputs.looked.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return hash('sha256', JSON.stringify({ ...inputs, looked }), 'buffer')
}
