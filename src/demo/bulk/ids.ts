import type { Random } from '../random.ts'

/** A UUID in the order of time, as Lantern's own ids of cases are (version 7), of that millisecond and chance. */
export function idAt(at: number, random: Random): string {
  const time = Math.floor(at).toString(16).padStart(12, '0')
  const rest = random.uuid()
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(15)}`
}
