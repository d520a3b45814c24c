import type { HowItDid } from '../../foretold/how-it-did.ts'
import type { RealResult } from '../real/result.ts'
import { shareWords } from '../words/block.ts'
import type { WorldsResult } from '../worlds/run.ts'

/** Found less often than this is a failure to be told. */
const LEAST_FOUND = 0.8

/** Where it is known to fail, from the results themselves and not from what anybody would like to say of them. */
export function failuresOf(worlds: WorldsResult | undefined, real: RealResult | null): string[] {
  return [
    ...(worlds ? inWorlds(worlds) : ['It was not tried in worlds whose truth is known.']),
    ...onHistories(real),
  ]
}

function inWorlds({ stories, inOrder, criesWolf }: WorldsResult): string[] {
  const missed = stories.filter(one => one.trouble && (one.raised?.share ?? 0) < LEAST_FOUND)
  const wrongly = stories.filter(
    one => !one.trouble && (one.raised?.lower95 ?? 0) > (inOrder.raised?.upper95 ?? 1),
  )
  const slow = stories.filter(one => one.trouble && (one.months?.half ?? 0) >= 6)
  return [
    ...(criesWolf
      ? [`It cries wolf: ${shareWords(inOrder.atEnd)} of homes that are all in order are at “look” or above.`]
      : []),
    ...missed.map(one => `Missed too often: ${one.says}. Found ${shareWords(one.raised)}.`),
    ...slow.map(one => `Found late, after ${one.months?.half} months by half: ${one.says}.`),
    ...wrongly.map(
      one =>
        `Raised more often than homes that are all in order: ${one.says}. Raised ${shareWords(one.raised)}.`,
    ),
  ]
}

function onHistories(real: RealResult | null): string[] {
  if (!real || real.rows === 0) return ['It was not tried on the histories of real homes.']
  const behind = real.outcomes.flatMap(({ says, predictors }) =>
    predictors
      .filter(one => one.lantern === 'worse' || one.lantern === 'no-better')
      .filter(one => one.code !== 'lantern')
      .map(
        one =>
          `${says.split('.')[0]}: ${one.lantern === 'worse' ? 'worse' : 'no better that could be told'} than: ${one.says}.`,
      ),
  )
  const without = real.outcomes
    .flatMap(one => one.predictors)
    .find(one => one.code === 'lantern-without-ratings' && one.area)
  const blind =
    without?.area && without.area.lower95 <= 0.5
      ? [
          'With no rating going in it tells nothing of later ratings: there it was tried on the register alone.',
        ]
      : []
  return [...behind, ...blind]
}

/**
 * What stands above the council's page while it does worse than what is simpler; null while it does not. It appears by
 * itself and nobody can put it away.
 */
export function bannerOf(
  worlds: WorldsResult | undefined,
  real: RealResult | null,
  foretold?: Pick<HowItDid, 'worse'>,
): string | null {
  if (worlds?.criesWolf)
    return 'The rules in use raise too many homes that are all in order. Read each reason before you act on a level.'
  if (foretold?.worse)
    return 'Homes that were at “look” or above have since been rated below Good less often than the others. Read each reason before you act on a level.'
  const worse = real?.outcomes
    .filter(one => one.code === 'below-good')
    .flatMap(one => one.predictors)
    .find(one => one.lantern === 'worse' && one.code !== 'lantern-without-ratings')
  if (!worse) return null
  return `Lantern’s order has lately agreed less with inspection than this did: ${worse.says}. Weigh it accordingly.`
}
