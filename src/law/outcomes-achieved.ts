/**
 * Making Safeguarding Personal, the two questions that are counted for each concluded enquiry: was the adult, or
 * their representative, asked what they wanted to come of it, and were those outcomes achieved? The second follows
 * from what the person says of each outcome: all fully is fully, none at all is not achieved, anything else is in part.
 */

/** Codes of `outcomes-achieved`, of one outcome each. */
export type Achieved = 'fully' | 'partly' | 'not-achieved'

/** Undefined where nothing was expressed, or where one of them was not answered yet: it is never guessed. */
export function outcomesAchieved(each: readonly (Achieved | undefined)[]): Achieved | undefined {
  if (each.length === 0 || each.includes(undefined)) return undefined
  if (each.every(one => one === 'fully')) return 'fully'
  return each.every(one => one === 'not-achieved') ? 'not-achieved' : 'partly'
}

/** A code of `outcomes-asked`: an outcome that stands written down was expressed, whatever was ticked. */
export function outcomesAsked(expressed: number, ticked: string | undefined): string {
  if (expressed > 0) return 'asked-expressed'
  return ticked === undefined || ticked === 'asked-expressed' ? 'not-recorded' : ticked
}
