import { homeIdFor } from '#src/modules/homes/index.ts'
import { createRandom } from '../random.ts'
import { type StoryName, stories } from '../stories.ts'

/** A home as the register has it. */
export interface HomeFound {
  readonly id: string
  readonly beds: number
  readonly nursing: boolean
  /** For adults with a learning disability. */
  readonly learning: boolean
}

/** What three years of concerns tell of a home. None of it is about a real one. */
export type Course =
  | 'usual'
  /** Rising for a year, mostly from outside; then nothing any more. */
  | 'closed-culture'
  /** As elsewhere until it changed hands; then next to nothing. */
  | 'gone-quiet'
  /** Reports everything itself, most of it small. */
  | 'honest'
  /** A little more each quarter. */
  | 'decline'
  /** Well until the manager left in the spring. */
  | 'sudden-failure'
  /** One caller reports what never happened. */
  | 'false-reports'
  /** Relatives told of worries, until one of them was told to visit less. */
  | 'relatives-silenced'

export interface Home extends HomeFound {
  readonly course: Course
  /** Which of the council's two teams works there: 0 or 1. */
  readonly team: 0 | 1
  /** How readily it reports, around 1. */
  readonly habit: number
}

export const MONTHS = 36

const planted: Partial<Record<StoryName, Course>> = {
  goneQuiet: 'closed-culture',
  hiddenRating: 'gone-quiet',
  honestReporting: 'honest',
  providerConcerns: 'sudden-failure',
  punishedRelative: 'relatives-silenced',
}

/** The homes of the stories, and two of the others for what no story of the register tells. */
export function homesOf(found: readonly HomeFound[]): readonly Home[] {
  const course = new Map(
    Object.entries(planted).map(([name, of]) => [homeIdFor(stories[name as StoryName].locationId), of]),
  )
  const told = new Set(Object.values(stories).map(story => homeIdFor(story.locationId)))
  const others = [...found]
    .filter(home => !told.has(home.id))
    .sort((a, b) => b.beds - a.beds || (a.id < b.id ? -1 : 1))
  const declining = others.find(home => home.nursing)
  const slandered = others.find(home => !home.nursing && !home.learning)
  if (declining) course.set(declining.id, 'decline')
  if (slandered) course.set(slandered.id, 'false-reports')
  return found.map(home => {
    const random = createRandom(`habit of ${home.id}`)
    const habit = 0.25 + random.float() + random.float() * random.float()
    return { ...home, course: course.get(home.id) ?? 'usual', team: random.chance(0.5) ? 0 : 1, habit }
  })
}

/** Concerns a month for each bed, in the middle of the three years. */
const EACH_BED = 0.0091
/** By month of the year, January first: winters are harder. */
const SEASON = [1.25, 1.15, 1.05, 0.95, 0.95, 0.92, 0.9, 0.85, 0.95, 1.0, 1.05, 1.1]

/** How many are to be expected of a home in a month: `month` 0 is the first of 36; `ofYear` 0 is January. */
export function expected(home: Home, month: number, ofYear: number): number {
  const growth = 0.75 + (0.5 * month) / MONTHS
  return byCourse(home, month, home.beds * EACH_BED * home.habit * growth) * (SEASON[ofYear] ?? 1)
}

function byCourse({ course, beds }: Home, month: number, usual: number): number {
  const calm = beds * EACH_BED
  switch (course) {
    case 'honest':
      return 4.2
    case 'closed-culture':
      if (month < 12) return calm
      return month < 26 ? calm + (month - 11) * 0.22 : 0
    case 'gone-quiet':
      return month < 20 ? calm * 1.6 : month === 27 ? 0.6 : 0
    case 'decline':
      return calm * 0.5 + month * 0.075
    case 'sudden-failure':
      return month < 29 ? calm : calm + 4
    case 'relatives-silenced':
      return month < 30 ? calm * 1.5 : 0.1
    default:
      return usual
  }
}
