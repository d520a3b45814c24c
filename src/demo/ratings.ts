import { addDays, type CivilDate } from './dates.ts'
import type { Inspection, InspectionPlan, KeyQuestion, KeyQuestionRatings, Rating } from './plan.ts'
import type { Random } from './random.ts'

/** In the order in which CQC's records give them. */
export const keyQuestions: readonly KeyQuestion[] = ['Safe', 'Well-led', 'Caring', 'Responsive', 'Effective']

/**
 * The overall rating that five key questions add up to, by CQC's rules: two or more Inadequate is Inadequate;
 * one Inadequate, or two or more Requires improvement, is Requires improvement; two or more Outstanding with
 * the rest Good is Outstanding; all else is Good.
 */
export function overallFrom(ratings: KeyQuestionRatings): Rating {
  const count = (rating: Rating) => keyQuestions.filter(name => ratings[name] === rating).length
  if (count('Inadequate') >= 2) return 'Inadequate'
  if (count('Inadequate') === 1 || count('Requires improvement') >= 2) return 'Requires improvement'
  if (count('Outstanding') >= 2 && count('Requires improvement') === 0) return 'Outstanding'
  return 'Good'
}

/** Five key questions that add up to the rating wanted, with the weak ones where homes are weak in life. */
export function keyQuestionsFor(overall: Rating, random: Random): KeyQuestionRatings {
  if (overall === 'Outstanding') return shaped('Good', strongest(random, random.int(2, 4)), 'Outstanding')
  if (overall === 'Inadequate') return inadequate(random)
  if (overall === 'Requires improvement') return requiringImprovement(random)
  const shape = random.weighted([
    ['plain', 66],
    ['slip', 22],
    ['shine', 12],
  ] as const)
  if (shape === 'slip') return shaped('Good', weakest(random, 1), 'Requires improvement')
  if (shape === 'shine') return shaped('Good', strongest(random, 1), 'Outstanding')
  return shaped('Good', [], 'Good')
}

/**
 * Inspections with their key questions, oldest first. A focused inspection rates Safe and Well-led and leaves
 * the rest as they were; where that cannot give the overall rating planned, it becomes a full one.
 * `freshStarts` are the days on which a registration began that inherited nothing.
 */
export function rateInspections(
  plans: readonly InspectionPlan[],
  random: Random,
  freshStarts: readonly CivilDate[] = [],
): Inspection[] {
  let standing: KeyQuestionRatings = {}
  return plans.map((plan, index) => {
    const before = plans[index - 1]?.published ?? plan.published
    if (freshStarts.some(day => day > before && day <= plan.published)) standing = {}
    const seen = rateOne(plan, standing, random)
    if (plan.style !== 'targeted') standing = { ...standing, ...seen.keyQuestions }
    const visited = addDays(plan.published, -random.int(22, 62))
    return { ...plan, ...seen, visited, linkId: random.uuid() }
  })
}

type Seen = Pick<Inspection, 'style' | 'keyQuestions'>

function rateOne(plan: InspectionPlan, standing: KeyQuestionRatings, random: Random): Seen {
  if (!plan.overall) return { style: plan.style, keyQuestions: {} }
  const all = keyQuestionsFor(plan.overall, random)
  if (plan.style !== 'focused') return { style: plan.style, keyQuestions: all }
  const some = only(all, ['Safe', 'Well-led'])
  const adds = Object.keys(standing).length > 0 && overallFrom({ ...standing, ...some }) === plan.overall
  return adds ? { style: 'focused', keyQuestions: some } : { style: 'full', keyQuestions: all }
}

function only(ratings: KeyQuestionRatings, names: readonly KeyQuestion[]): KeyQuestionRatings {
  return Object.fromEntries(names.map(name => [name, ratings[name]]))
}

function requiringImprovement(random: Random): KeyQuestionRatings {
  const weak = weakest(
    random,
    random.weighted([
      [2, 55],
      [3, 25],
      [4, 15],
      [5, 5],
    ]),
  )
  const ratings = shaped('Good', weak, 'Requires improvement')
  return random.chance(0.1) ? { ...ratings, 'Well-led': 'Inadequate' } : ratings
}

function inadequate(random: Random): KeyQuestionRatings {
  const rest = random.chance(0.75) ? 'Requires improvement' : 'Good'
  return shaped(rest, weakest(random, random.int(2, 3)), 'Inadequate')
}

function shaped(rest: Rating, special: readonly KeyQuestion[], rating: Rating): KeyQuestionRatings {
  return Object.fromEntries(keyQuestions.map(name => [name, special.includes(name) ? rating : rest]))
}

/** Safe and Well-led fail first, Caring last. */
function weakest(random: Random, count: number): KeyQuestion[] {
  const first = random.shuffle<KeyQuestion>(['Safe', 'Well-led'])
  return [...first, ...random.shuffle<KeyQuestion>(['Effective', 'Responsive']), 'Caring' as const].slice(
    0,
    count,
  )
}

function strongest(random: Random, count: number): KeyQuestion[] {
  return random.sample<KeyQuestion>(['Caring', 'Responsive', 'Well-led', 'Effective'], count)
}
