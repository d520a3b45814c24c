import type { bulk } from '../../modules/safeguarding/index.ts'
import { fenmarshId } from '../identity/index.ts'
import { add, type Case, told } from './case.ts'
import { DAY, type EnquiryCourse, iso } from './course.ts'
import { addAchieved } from './outcomes.ts'
import { work } from './words/index.ts'

/** After the shares of the yearly collection, in round numbers. */
const assessments = [
  ['identified-action', 70],
  ['not-identified-action', 9],
  ['not-identified-no-action', 9],
  ['inconclusive-action', 7],
  ['identified-no-action', 3],
  ['inconclusive-no-action', 2],
] as const

interface Finding {
  readonly allegationId: string
  readonly found: string
}

/** What was found of what was alleged, after whoever it is about was heard. */
export function addFinding(
  of: Case,
  { judgedAt, end }: EnquiryCourse,
  { allegationId, found: what }: Finding,
): void {
  const { random, now } = of
  const at = (judgedAt ?? now) + 3_600_000
  if (end !== 'concluded' || at >= now) return
  const found = isFound(of)
  const outcome = found
    ? random.weighted([
        ['found', 60],
        ['found-in-part', 40],
      ] as const)
    : random.weighted([
        ['not-found', 70],
        ['cannot-say', 30],
      ] as const)
  const reasons = told(of, found ? work.reasons : work.reasonsNot, { found: what })
  const words: bulk.FindingWords = { standardOfProof: 'On the balance of probabilities', reasons }
  add(of, 'safeguarding.finding', { at, words, as: 'found' }, { allegationId, outcome })
}

/** The same whenever it is asked of one case: by its id. */
const isFound = ({ id }: Case): boolean => Number.parseInt(id.slice(-4), 16) % 100 < 62
export const whatWasFound = (of: Case): string => told(of, isFound(of) ? of.scene.found : of.scene.notFound)

interface Ending {
  readonly found: string
  readonly outcomes: readonly string[]
}

export function addConclusion(of: Case, enquiry: EnquiryCourse, { found, outcomes }: Ending): void {
  const { endedAt, end } = enquiry
  if (endedAt === null) return
  if (end === 'died') {
    addDeath(of, endedAt)
    return
  }
  const at = endedAt - 3_600_000
  const riskAssessment = end === 'ceased' ? 'ceased-at-request' : assessmentOf(of)
  const conclusionId = addCodes(of, at, { riskAssessment, found })
  if (riskAssessment.endsWith('no-action') || end === 'ceased') addSignature(of, at, conclusionId)
  addAchieved(of, at, end === 'ceased' ? [] : outcomes)
}

function assessmentOf(of: Case): string {
  const likely = isFound(of) ? assessments.filter(([code]) => !code.startsWith('not-')) : assessments
  return of.random.weighted(likely)
}

interface Codes {
  readonly riskAssessment: string
  readonly found: string
}

function addCodes(of: Case, at: number, { riskAssessment, found }: Codes): string {
  const { random } = of
  const risk = riskAssessment.startsWith('identified')
  const became = () =>
    random.weighted([
      ['reduced', 64],
      ['removed', 27],
      ['remained', 9],
    ] as const)
  const capacity = random.weighted([
    ['lacked', 53],
    ['had', 41],
    ['not-known', 3],
    ['not-recorded', 3],
  ] as const)
  const supported = random.weighted([
    ['yes', 84],
    ['no', 10],
    ['unknown', 6],
  ] as const)
  const words: bulk.ConclusionWords =
    riskAssessment === 'ceased-at-request'
      ? { text: told(of, work.ceased), ceasing: { spokeFreely: 'yes', grounds: [] } }
      : {
          text: told(of, isFound(of) ? work.concluded : work.concludedNot, { found }),
          ...(random.chance(0.7) ? { person: told(of, work.personSays) } : {}),
        }
  return add(
    of,
    'safeguarding.conclusion',
    { at, words },
    {
      // Here and there the return would miss it.
      ...{ riskAssessment, riskWorker: risk && random.chance(0.97) ? became() : null, capacity },
      riskPerson: risk && random.chance(0.6) ? became() : null,
      supported: capacity === 'lacked' && random.chance(0.97) ? supported : null,
    },
  )
}

function addSignature(of: Case, at: number, conclusionId: string): void {
  const { staff } = of
  add(of, 'safeguarding.sign_off', { at: at + 60_000, by: staff.manager }, { conclusionId, agrees: true })
}

/** The enquiry ended with the adult's death; nothing links the two. */
function addDeath(of: Case, at: number): void {
  const { adult, rows, staff } = of
  const words: bulk.DeathWords = { words: told(of, work.deathWords) }
  adult.diedAt = at - DAY
  rows.add('safeguarding.death', {
    ...{ councilId: fenmarshId, concernId: of.id, personId: adult.id, happened: 'date', othersAtRisk: 'no' },
    ...{ familyContact: staff.manager, enquiryEnded: true, recordedAt: iso(at), recordedBy: of.lead.id },
    words: of.seal(words),
  })
}
