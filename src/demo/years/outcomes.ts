import type { bulk } from '../../modules/safeguarding/index.ts'
import { add, type Case, told } from './case.ts'
import { DAY, dayOf, type EnquiryCourse } from './course.ts'

/** An outcome that the adult wants, by its id. */
type Wanted = readonly string[]

/** What the adult wants to come of it, in their own words; who was asked and said nothing; who was not asked. */
export function addOutcomes(of: Case, enquiry: EnquiryCourse): Wanted {
  const { random, scene, now } = of
  const at = Math.floor((enquiry.plannedAt ?? now) + random.float() * DAY)
  if (at >= now) return []
  const asked = random.weighted([
    ['asked-expressed', 66],
    ['asked-none', 14],
    ['not-asked', 11],
    ['not-known', 3],
    [null, 6],
  ] as const)
  if (asked === null) return []
  if (asked !== 'asked-expressed') {
    add(of, 'safeguarding.outcome_asked', { at }, { asked })
    return []
  }
  const words = [...new Set(Array.from({ length: random.chance(0.3) ? 2 : 1 }, () => told(of, scene.wants)))]
  return words.map(text => {
    const saidBy = random.weighted([
      ['self', 66],
      ['with-help', 16],
      ['advocate', 10],
      ['representative', 8],
    ] as const)
    const said = { saidBy, saidOn: dayOf(at) }
    const id = add(
      of,
      'safeguarding.desired_outcome',
      { at, words: { text } satisfies bulk.OutcomeWords },
      said,
    )
    const none = { achieved: null, saidBy: null }
    add(
      of,
      'safeguarding.outcome_answer',
      { at },
      { ...none, outcomeId: id, kind: 'still', stage: 'planning' },
    )
    return id
  })
}

/** Whether each came about, as the person says. */
export function addAchieved(of: Case, at: number, outcomes: Wanted): void {
  const { random } = of
  for (const outcomeId of outcomes) {
    // Here and there nobody asked again.
    if (random.chance(0.05)) continue
    const achieved = random.weighted([
      ['fully', 66],
      ['partly', 27],
      ['not-achieved', 7],
    ] as const)
    const said = { saidBy: random.chance(0.8) ? 'self' : 'with-help', kind: 'achieved', stage: 'concluding' }
    add(of, 'safeguarding.outcome_answer', { at }, { ...said, outcomeId, achieved })
  }
}
