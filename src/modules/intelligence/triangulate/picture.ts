import type { Signal } from '#platform/signal.ts'
import { allZero, FEWEST_EXPECTED } from '../method/all-zero.ts'
import { bothTails } from '../method/both-tails.ts'
import { type VoiceCoverage, voiceCoverage } from '../method/voice-coverage.ts'
import { type Alike, eventCounts } from './alike.ts'
import { familiesWithOwnEvent, type Happening, happeningsOf } from './happenings.ts'
import { type HomeQuantities, isMet, type Level, type LevelRule, type ThemeQuantities } from './levels.ts'
import { daysBetween, type Live, liveOn } from './live.ts'
import { type FirstLook, type Flagged, flaggedIn } from './overrides.ts'
import type { RuleSet } from './rule-set.ts'

/** What is known of one home on a day. */
export interface Known {
  readonly on: string
  readonly signals: readonly Signal[]
  readonly firstLooks: readonly FirstLook[]
  /** Complaints, concerns and compliments, and how many a home like it has; null where nothing can be expected. */
  readonly heard: {
    readonly counts: readonly number[]
    readonly expected: number
    /** By how much homes that are all in order differ beyond chance; left out: they do not. */
    readonly spread?: number
  } | null
  /** Of the signals, what counts on the day, where that was found already: `liveOn` of the same. */
  readonly live?: readonly Live[]
  /** How many events homes like it have; only rules that compare ask for it, and null is "nobody to compare with". */
  readonly alike?: Alike | null
}

/** Why: the rule that was met, the theme where it is about one, and the signals that it stands on. */
export interface Reason {
  readonly rule: string
  readonly theme: string | null
  readonly families: readonly string[]
  readonly signals: readonly string[]
}

export interface ThemePicture extends ThemeQuantities {
  readonly theme: string | null
  readonly signals: readonly string[]
}

/** One home as it was known on a day. Ids, codes and numbers alone; the same bytes whenever it is made again. */
export interface Picture {
  readonly on: string
  readonly rules: string
  readonly level: Level
  readonly reasons: readonly Reason[]
  readonly themes: readonly ThemePicture[]
  readonly flagged: readonly Flagged[]
  readonly voice: VoiceCoverage
  /** Independent people who say that it is well. Shown beside the concerns; they lower no level. */
  readonly counterEvidence: readonly string[]
  /** What the home says of itself. Labelled as such; it neither raises nor clears. */
  readonly selfReported: readonly string[]
  /** Who could be harder to hear. It sets how often to visit and earns help; it never raises the level. */
  readonly exposure: readonly string[]
  /** Reckoned from what others told: shown beside, and neither raises nor lowers. Left out where there is none. */
  readonly derived?: readonly string[]
}

/** Puts together what is known, by the rules given. Pure: no clock, no order, no reader. */
export function pictureOf(known: Known, rules: RuleSet): Picture {
  const { on, firstLooks, heard, alike = null } = known
  const live = known.live ?? liveOn(known.signals, on, rules)
  const happenings = happeningsOf(live, rules)
  const flagged = flaggedIn(live, firstLooks, on, rules)
  const voice = voiceOf(live, on, rules)
  const themes = themesOf(happenings, alike, rules)
  const home: HomeQuantities = {
    families: familiesWithOwnEvent(happenings),
    credibleFirstLooks: flagged.filter(one => one.lifts).length,
    silence: heard && allZero(heard.counts, heard.expected).finding ? 1 : 0,
    voiceCoverage: voice.coverage,
    independentLooks: live.filter(isLook).length,
    ...(rules.compares ? { ...homeBeside(happenings, alike, rules), ...quieterThan(heard) } : {}),
  }
  const met = rules.levels.flatMap(rule => reasonsFor(rule, { themes, home, happenings, flagged, live }))
  const [first] = met
  // A routine that something pressing stands above is no reason for it.
  const reasons = met
    .filter(one => first?.level === 'routine' || one.level !== 'routine')
    .map(one => one.reason)
  const derived = keysOf(live, ({ signal }) => onAxis(signal) && signal.independence === 'derived')
  return {
    ...{ on, rules: rules.version, level: first?.level ?? 'insufficient', reasons, themes, flagged, voice },
    counterEvidence: keysOf(live, ({ signal }) => isLook({ signal }) && signal.polarity === 'positive'),
    selfReported: keysOf(live, ({ signal }) => onAxis(signal) && signal.independence === 'self-reported'),
    exposure: keysOf(live, ({ signal }) => signal.axis === 'exposure'),
    ...(derived.length > 0 ? { derived } : {}),
  }
}

function voiceOf(live: readonly Live[], on: string, { voices, voiceHalfLife }: RuleSet): VoiceCoverage {
  const days = voices.map(kind => {
    const told = live.filter(one => isLook(one) && one.signal.source.family === kind)
    // When they told, not since when it lasts.
    const ages = told.map(({ signal }) => daysBetween(later(signal.observed.to, signal.receivedOn), on))
    return { kind, daysAgo: ages.length === 0 ? null : Math.min(...ages) }
  })
  return voiceCoverage(days, voiceHalfLife)
}

function themesOf(happenings: readonly Happening[], alike: Alike | null, rules: RuleSet): ThemePicture[] {
  const { seriousFrom, compares } = rules
  const byTheme = Map.groupBy(happenings, one => one.theme)
  const codes = [...byTheme.keys()].sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))
  return codes.map(theme => {
    const own = byTheme.get(theme) ?? []
    return {
      theme,
      families: familiesWithOwnEvent(own),
      events: own.length,
      foundSerious: own.filter(one => one.found && one.severity >= seriousFrom).length,
      gravest: Math.max(...own.map(one => one.severity)),
      ...(compares
        ? { regulatorSerious: regulatorSerious(own, seriousFrom), ...themeBeside(theme, own, alike, rules) }
        : {}),
      signals: own.flatMap(one => one.signals).sort(),
    }
  })
}

/** Where nobody can be compared with, the counts themselves must do, and the rules are told so. */
function themeBeside(theme: string | null, own: readonly Happening[], alike: Alike | null, rules: RuleSet) {
  if (!alike) return { uncompared: 1 }
  const expected = alike.themes.find(one => one.theme === theme)?.expected
  // Of what no home like it has, any is more than expected: it is taken for one in a hundred homes.
  return {
    uncompared: 0,
    beyond: beyond(eventCounts(own, rules).all, expected ?? LEAST_EXPECTED, alike.spread),
  }
}

const LEAST_EXPECTED = 0.01

function homeBeside(happenings: readonly Happening[], alike: Alike | null, rules: RuleSet) {
  if (!alike) return { uncompared: 1 }
  return { uncompared: 0, beyond: beyond(eventCounts(happenings, rules).all, alike.all, alike.spread) }
}

function beyond(observed: number, expected: number, spread: number): number {
  return bothTails(observed, expected, spread)?.tooMany ?? 0
}

function quieterThan(heard: Known['heard']): { quieter: number } {
  if (!heard || heard.expected < FEWEST_EXPECTED) return { quieter: 0 }
  const told = heard.counts.reduce((sum, count) => sum + count, 0)
  return { quieter: bothTails(told, heard.expected, heard.spread)?.tooFew ?? 0 }
}

function regulatorSerious(happenings: readonly Happening[], seriousFrom: number): number {
  const serious = happenings.filter(one => one.found && one.severity >= seriousFrom)
  return serious.filter(one => one.families.includes('regulator')).length
}

interface Counted {
  readonly themes: readonly ThemePicture[]
  readonly home: HomeQuantities
  readonly happenings: readonly Happening[]
  readonly flagged: readonly Flagged[]
  readonly live: readonly Live[]
}

function reasonsFor(rule: LevelRule, counted: Counted): { level: Level; reason: Reason }[] {
  const { level, code } = rule
  if (rule.scope === 'home') {
    if (!isMet(rule.atLeast, counted.home)) return []
    const signals = signalsBehind(Object.keys(rule.atLeast), counted)
    return [{ level, reason: { rule: code, theme: null, families: familiesOf(signals, counted), signals } }]
  }
  return counted.themes
    .filter(theme => isMet(rule.atLeast, theme))
    .map(({ theme, signals }) => ({
      level,
      reason: { rule: code, theme, families: familiesOf(signals, counted), signals },
    }))
}

/** What a rule about the whole home stands on, by the numbers that it asks for. */
function signalsBehind(numbers: readonly string[], { happenings, flagged, live }: Counted): string[] {
  if (numbers.includes('credibleFirstLooks'))
    return flagged.flatMap(one => (one.lifts ? one.signals : [])).sort()
  if (numbers.includes('families')) return [...new Set(happenings.flatMap(one => one.signals))].sort()
  if (numbers.includes('independentLooks')) return keysOf(live, isLook)
  return []
}

function familiesOf(keys: readonly string[], { live }: Counted): string[] {
  const wanted = new Set(keys)
  const telling = live.filter(({ signal }) => wanted.has(signal.key))
  return [...new Set(telling.map(({ signal }) => signal.source.family))].sort()
}

const onAxis = (signal: Signal): boolean => signal.axis === 'signal'

function isLook({ signal }: Pick<Live, 'signal'>): boolean {
  return onAxis(signal) && signal.independence === 'independent'
}

function keysOf(live: readonly Live[], holds: (one: Live) => boolean): string[] {
  return live.filter(holds).map(({ signal }) => signal.key)
}

function later(a: string, b: string): string {
  return a > b ? a : b
}
