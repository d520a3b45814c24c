/** No I, L, O, U, 0 or 1: what is read out on the telephone must not be taken for something else. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 8

/**
 * A short reference such as 'C-7KQF-2M9D', from a random id. Random, so that it tells neither when nor how many.
 * 30 to the 8th: among six million concerns one in a hundred thousand new ones meets a known one, and is refused
 * by the index and tried again.
 */
export function referenceFrom(prefix: 'C' | 'R', randomId: string): string {
  let number = BigInt(`0x${randomId.replaceAll('-', '')}`)
  let text = ''
  while (text.length < LENGTH) {
    text += LETTERS[Number(number % BigInt(LETTERS.length))]
    number /= BigInt(LETTERS.length)
  }
  return `${prefix}-${text.slice(0, 4)}-${text.slice(4)}`
}
