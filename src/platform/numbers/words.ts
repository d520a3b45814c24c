import type { CardModel } from '../view/models.ts'
import type { Numbers } from './schema.ts'

export const EMERGENCY = 'If someone is in danger now, call 999.'

/** The numbers as a card, 999 first: for every public page. */
export function numbersCard(numbers: Numbers | undefined, heading = 'Call now if it cannot wait'): CardModel {
  return {
    heading,
    tone: 'clay',
    text: EMERGENCY,
    ...(numbers
      ? {
          facts: [
            { term: `Day (${numbers.dayHours})`, value: numbers.day },
            { term: 'At any other time', value: numbers.night },
          ],
        }
      : {}),
  }
}

/** The same in a sentence or two. */
export function numbersSentence(numbers: Numbers | undefined): string {
  if (!numbers) return EMERGENCY
  const { day, dayHours, night } = numbers
  return `If it cannot wait, call ${day} (${dayHours}), or ${night} at any other time. ${EMERGENCY}`
}
