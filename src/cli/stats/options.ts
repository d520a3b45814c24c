import { type TypedContext, text, Usage } from '../verb.ts'

/** One of the kinds, which must be typed. */
export function kindOf<K extends string>(context: TypedContext, kinds: readonly K[]): K {
  const typed = text(context, 'kind')
  const known = kinds.find(kind => kind === typed)
  if (known) return known
  const all = kinds.map(kind => `--kind ${kind}`).join(', ')
  throw new Usage(
    typed === undefined ? `Say which kind: ${all}.` : `There is no kind "${typed}". Use ${all}.`,
  )
}

/** The number of an option, or undefined where it was not typed. */
export function numberOf(
  context: TypedContext,
  option: string,
  holds: (number: number) => boolean,
  must: string,
): number | undefined {
  const typed = text(context, option)
  if (typed === undefined) return undefined
  const number = Number(typed)
  if (Number.isFinite(number) && holds(number)) return number
  throw new Usage(`--${option} is "${typed}". It must be ${must}.`)
}
