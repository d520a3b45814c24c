/** No I, L, O, U, 0 or 1: what is read out on the telephone must not be taken for something else. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const DIGITS = '23456789'
const LENGTH = 8

/**
 * A short reference such as 'C-7KQF-2MD9', from a random id: it tells neither when nor how many. It ends in a
 * digit, so that no reference is ever a word. Of 175,000 million: among six million concerns one new one in thirty
 * thousand meets a known one of all councils, and of its own council hardly ever; then it is refused and sent again.
 */
export function referenceFrom(
  prefix: 'A' | 'C' | 'G' | 'M' | 'O' | 'R' | 'S' | 'T',
  randomId: string,
): string {
  let number = BigInt(`0x${randomId.replaceAll('-', '')}`)
  let text = ''
  while (text.length < LENGTH) {
    const signs = text.length === LENGTH - 1 ? DIGITS : LETTERS
    text += signs[Number(number % BigInt(signs.length))]
    number /= BigInt(signs.length)
  }
  return `${prefix}-${text.slice(0, 4)}-${text.slice(4)}`
}
