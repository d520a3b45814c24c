import type { CardModel } from '../view/models.ts'
import type { Numbers } from './schema.ts'

export const EMERGENCY = 'If someone is in danger now, call 999.'

/** A number that a telephone calls at a touch; words about one stay words. */
const toCall = (number: string) =>
  /^\+?[\d ()-]{3,}$/.test(number)
    ? { value: number, href: `tel:${number.replaceAll(/[^\d+]/g, '')}` }
    : { value: number }

/** The numbers as a card, 999 first: for every public page. */
export function numbersCard(numbers: Numbers | undefined, heading = 'Call now if it cannot wait'): CardModel {
  return {
    heading,
    tone: 'clay',
    text: EMERGENCY,
    ...(numbers
      ? {
          facts: [
            { term: `Day (${numbers.dayHours})`, ...toCall(numbers.day) },
            { term: 'At any other time', ...toCall(numbers.night) },
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
