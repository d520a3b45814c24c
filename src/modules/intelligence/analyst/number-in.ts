/** What a number of a column may be. */
export interface NumberRule {
  readonly least?: number
  readonly most?: number
  /** It is one of these and nothing between them. */
  readonly either?: readonly number[]
  /** Zero will not do: what is divided by. Said as the reason. */
  readonly notZero?: string
}

/** Beyond these nothing is counted, and sums would lose what is small beside them. */
const LARGEST = 1e15
const SMALLEST = 1e-9

/** The number in a cell, or what is wrong with it and how to put it right. */
export function numberIn(text: string, rule: NumberRule): number | string {
  const given = `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`
  if (text === '') return 'is empty. Give a number, or take the row away.'
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text)) return notANumber(text, given)
  const number = Number(text)
  if (Math.abs(number) > LARGEST) return `is ${given}, more than anything that is counted. Check it.`
  if (rule.notZero && number >= 0 && number < SMALLEST) return `is ${given}. ${rule.notZero}`
  const { least = -LARGEST, most = LARGEST } = rule
  if (number < least) return `is ${given}. It must be ${least} or more.`
  if (number > most) return `is ${given}. It must be ${most} or less.`
  if (rule.either && !rule.either.includes(number))
    return `is ${given}. It must be ${rule.either.join(' or ')}.`
  // Not -0, which would be told as 0 and sort as something else.
  return number + 0
}

function notANumber(text: string, given: string): string {
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text))
    return `is ${given}. Write it without commas: ${text.replaceAll(',', '')}.`
  if (/^[+-]?\d+(\.\d+)?\s*%$/.test(text))
    return `is ${given}. Give the counts, or the share as a number like 0.125.`
  return `is ${given}, which is not a number. Give digits, like 12 or 12.5.`
}
