import { frameworkOn } from '#law/decision-framework.ts'
import { section42On } from '#law/section-42.ts'
import { bulk } from '../../modules/safeguarding/index.ts'
import { add, type Case, told } from './case.ts'
import { DAY, dateOf } from './course.ts'
import { work } from './words/index.ts'

interface Why {
  readonly needs: string
  readonly abuse: string
  readonly protect: string
  readonly reason: string | null
  readonly route: string | null
  readonly words: bulk.DecisionWords
}

/** Whether there is an enquiry, under the law of that day; and of no enquiry here and there a second reading. */
export function addDecision(of: Case, mistaken: boolean): void {
  const { course } = of
  const { decidedAt: at, outcome } = course
  if (at === null || outcome === null) return
  const { words, ...codes } = whyOf(of, mistaken)
  const on = dateOf(at)
  const law = { lawVersion: section42On(on).version, thresholdVersion: frameworkOn([], on).version }
  const as = 'decided' as const
  const decisionId = add(of, 'safeguarding.decision', { at, words, as }, { ...codes, ...law, outcome })
  if (outcome === 'no-enquiry' && bulk.isDrawn(decisionId)) addReading(of, decisionId, at)
}

function whyOf(of: Case, mistaken: boolean): Why {
  const { course, random } = of
  const some = { needs: 'yes', abuse: 'yes', protect: random.chance(0.7) ? 'yes' : 'unknown' }
  if (course.outcome === 'enquiry') return { ...some, reason: null, route: null, words: {} }
  if (course.outcome === 'other-enquiry') {
    const reason = random.pick(['risk-to-others', 'pattern', 'serious', 'prevention'])
    return { ...some, protect: 'no', reason, route: null, words: { protect: told(of, work.ableWords) } }
  }
  return mistaken ? mistakenWhy(of) : none(of)
}

const mistakenWhy = (of: Case): Why => ({
  ...{ needs: 'yes', abuse: 'no', protect: 'yes', reason: 'mistaken', route: 'nothing-further' },
  words: { abuse: told(of, work.mistakenWords) },
})

function none(of: Case): Why {
  const reason = of.random.weighted([
    ['no-abuse', 44],
    ['quality', 33],
    ['able-to-protect', 9],
    ['already-looked-at', 9],
    ['other', 5],
  ] as const)
  const route = of.random.weighted([
    ['nothing-further', 38],
    ['quality', 26],
    ['care-review', 14],
    ['health', 12],
    ['practice-team', 7],
    ['complaint', 3],
  ] as const)
  if (reason === 'able-to-protect') {
    const words = { protect: told(of, work.ableWords) }
    return { needs: 'yes', abuse: 'yes', protect: 'no', reason, route, words }
  }
  const abuse = told(of, work.noAbuse)
  const words = reason === 'other' ? { abuse, reason: told(of, work.otherReason) } : { abuse }
  return { needs: 'yes', abuse: 'no', protect: 'yes', reason, route, words }
}

/** By the manager, some weeks later; the newest still wait. */
function addReading(of: Case, decisionId: string, decidedAt: number): void {
  const { random, staff, now } = of
  const at = decidedAt + random.int(6, 24) * DAY
  if (at >= now) return
  const agree = random.chance(0.9)
  const text = told(of, agree ? work.reread : work.rereadOtherwise)
  const row = { decisionId, verdict: agree ? 'agree' : 'otherwise' }
  add(of, 'safeguarding.reread', { at, by: staff.manager, words: { text } satisfies bulk.NoteWords }, row)
}
