import { fenmarshId } from '../identity/index.ts'
import { add, type Case, told } from './case.ts'
import { DAY, dayOf, iso } from './course.ts'
import { work } from './words/index.ts'

/** Those that limit where somebody goes or whom they see are weighed in cases made by hand; these do not. */
const limiting = ['escorted-outings', 'visits-supervised', 'residents-apart', 'one-to-one', 'sensor']

/** What was put in place at once to keep them safe, with who does it and until when. */
export function addMeasure(of: Case, decidedAt: number): void {
  const { random, scene, course, now } = of
  const fit = scene.measures.filter(one => !limiting.includes(one))
  if (fit.length === 0 || !random.chance(0.5)) return
  const end = course.enquiry?.endedAt ?? null
  const ended = end !== null
  const reviewOn = dayOf(ended ? end : Math.max(decidedAt + 21 * DAY, now + random.int(-3, 24) * DAY))
  const id = random.uuid()
  of.rows.add('safeguarding.measure', {
    ...{ councilId: fenmarshId, id, concernId: of.id, version: ended ? 2 : 1, measure: random.pick(fit) },
    ...{ limits: false, state: ended ? 'ended' : 'in-place', fromOn: dayOf(decidedAt), reviewOn },
    endedAt: iso(end),
  })
  const entry = (kind: string, at: number, words: object) =>
    add(
      of,
      'safeguarding.entry',
      { at, words },
      { aboutType: 'measure', aboutId: id, kind, code: null, onDay: null },
    )
  entry('put', decidedAt, { detail: told(of, work.measureDetail), who: told(of, work.measureWho) })
  if (end !== null) entry('end', end, { why: told(of, work.measureEnds) })
}
