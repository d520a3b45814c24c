import { type LowLevelConcern, repeatedLowLevel, usualRepeatSetting } from '#law/repeated-low-level.ts'

/** A concern that was decided to be below the threshold. Ids, codes and days alone. */
export interface BelowThreshold {
  readonly personId: string
  readonly homeId: string | null
  readonly abuseTypes: readonly string[]
  readonly on: Temporal.PlainDate
}

export interface Looked {
  readonly about: 'person' | 'home'
  readonly aboutId: string
  readonly on: Temporal.PlainDate
  readonly outcome: string
}

export interface Pattern {
  readonly about: 'person' | 'home'
  readonly aboutId: string
  /** Below the threshold within the last year. */
  readonly inYear: number
  /** Of one kind, within the days of the local rule. */
  readonly repeats: readonly { readonly theme: string; readonly count: number }[]
  readonly newest: Temporal.PlainDate
}

/** A local rule: the third one within a year about one adult or one home is looked at by a person. */
const IN_A_YEAR = 3

/** What keeps happening and nobody has looked at since the newest. The most first, people before homes. Pure. */
export function patternsIn(
  concerns: readonly BelowThreshold[],
  looks: readonly Looked[],
  today: Temporal.PlainDate,
): readonly Pattern[] {
  const yearAgo = today.subtract({ years: 1 })
  const recent = concerns.filter(({ on }) => !before(on, yearAgo))
  const repeats = repeatedLowLevel(recent.flatMap(lowLevel), looks.flatMap(preventive(recent)), today)
  return (['person', 'home'] as const)
    .flatMap(about => [...grouped(recent, about)].map(([aboutId, group]) => patternOf(about, aboutId, group)))
    .map(pattern => ({
      ...pattern,
      repeats: repeats
        .filter(({ by, id }) => by === pattern.about && id === pattern.aboutId)
        .map(({ theme, count }) => ({ theme, count })),
    }))
    .filter(pattern => pattern.inYear >= IN_A_YEAR || pattern.repeats.length > 0)
    .filter(pattern => !looks.some(look => settles(look, pattern)))
    .sort((a, b) => b.inYear - a.inYear)
}

const lowLevel = ({ personId, homeId, abuseTypes, on }: BelowThreshold): readonly LowLevelConcern[] =>
  abuseTypes.map(theme => ({ on, theme, person: personId, ...(homeId ? { home: homeId } : {}) }))

/** Somebody saw that what prevents it is in place: for every kind of it that there was. */
const preventive = (concerns: readonly BelowThreshold[]) => (look: Looked) =>
  look.outcome === 'prevention-seen'
    ? [...new Set(concerns.flatMap(one => one.abuseTypes))].map(theme => ({
        seenOn: look.on,
        theme,
        [look.about]: look.aboutId,
      }))
    : []

function grouped(concerns: readonly BelowThreshold[], about: Pattern['about']) {
  const groups = new Map<string, BelowThreshold[]>()
  for (const concern of concerns) {
    const id = about === 'person' ? concern.personId : concern.homeId
    if (id) groups.set(id, [...(groups.get(id) ?? []), concern])
  }
  return groups
}

function patternOf(about: Pattern['about'], aboutId: string, group: readonly BelowThreshold[]) {
  const newest = group
    .map(one => one.on)
    .sort(Temporal.PlainDate.compare)
    .at(-1) as Temporal.PlainDate
  return { about, aboutId, inYear: group.length, newest }
}

const settles = ({ about, aboutId, on }: Looked, pattern: Pattern): boolean =>
  about === pattern.about && aboutId === pattern.aboutId && !before(on, pattern.newest)

const before = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(a, b) < 0

export const repeatDays = usualRepeatSetting.days
