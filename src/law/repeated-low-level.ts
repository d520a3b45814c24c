import data from './data/safeguarding-targets.json' with { type: 'json' }

/**
 * Small things that keep happening prompt a look: so many of one theme for one person, or in one home, within so
 * many days, without a preventive step that someone has seen to be in place. A local rule: it prompts a decision
 * and takes none. Published local thresholds name repeats and leave the number to the council.
 */
export interface LowLevelConcern {
  readonly on: Temporal.PlainDate
  readonly theme: string
  /** Identifiers of the records, never names. */
  readonly person?: string | undefined
  readonly home?: string | undefined
}

export interface PreventiveStep {
  /** The day someone saw that it was in place. */
  readonly seenOn: Temporal.PlainDate
  readonly theme: string
  readonly person?: string | undefined
  readonly home?: string | undefined
}

export interface RepeatSetting {
  readonly count: number
  readonly days: number
}

export interface RepeatPrompt {
  readonly by: 'person' | 'home'
  readonly id: string
  readonly theme: string
  readonly count: number
  readonly since: Temporal.PlainDate
}

/** Lantern's default, which a council changes. */
export const usualRepeatSetting: RepeatSetting = {
  count: data.repeatedLowLevel.count,
  days: data.repeatedLowLevel.days,
}

/**
 * What to look at today, people first, each group once. Concerns count from the day after a preventive step for
 * the same theme and the same person or home was seen; the window is `days` days and ends today.
 */
export function repeatedLowLevel(
  concerns: readonly LowLevelConcern[],
  steps: readonly PreventiveStep[],
  today: Temporal.PlainDate,
  setting: RepeatSetting = usualRepeatSetting,
): readonly RepeatPrompt[] {
  const from = today.subtract({ days: setting.days - 1 })
  const recent = concerns.filter(({ on }) => !before(on, from) && !before(today, on))
  return (['person', 'home'] as const).flatMap(by =>
    [...grouped(recent, by).values()].flatMap(group => {
      const counted = group.filter(concern => !steps.some(step => settles(step, concern, by, today)))
      return counted.length >= setting.count ? [prompt(counted, by)] : []
    }),
  )
}

type By = RepeatPrompt['by']

function grouped(
  concerns: readonly LowLevelConcern[],
  by: By,
): ReadonlyMap<string, readonly LowLevelConcern[]> {
  return Map.groupBy(
    concerns.filter(concern => concern[by] !== undefined),
    concern => JSON.stringify([concern[by], concern.theme]),
  )
}

function settles(step: PreventiveStep, concern: LowLevelConcern, by: By, today: Temporal.PlainDate): boolean {
  if (step.theme !== concern.theme || step[by] === undefined || step[by] !== concern[by]) return false
  return !before(today, step.seenOn) && !before(step.seenOn, concern.on)
}

function prompt(group: readonly LowLevelConcern[], by: By): RepeatPrompt {
  const days = group.map(concern => concern.on).sort(Temporal.PlainDate.compare)
  const [first] = group
  const [since] = days
  if (!first || !since) throw new RangeError('A prompt needs at least one concern')
  return { by, id: first[by] ?? '', theme: first.theme, count: group.length, since }
}

function before(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0
}
