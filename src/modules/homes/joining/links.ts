import { formatCivilDate } from '#platform/view/dates.ts'
import {
  compare,
  isNumberless,
  type JoinCandidate,
  type JoinReason,
  listedSentence,
  type RegistrationForJoining,
} from './registration.ts'

type Register = ReadonlyMap<string, RegistrationForJoining>
export type Links = { joins: JoinReason[]; doubtful: JoinCandidate[] }

/**
 * CQC's predecessor and successor links, said by either side. A link joins when it is one to one: the earlier
 * registration has no other successor and the later no other predecessor, here or elsewhere. Others, and
 * those whose dates tell another story, are doubtful.
 */
export function linksOf(register: Register): Links {
  const [successors, predecessors] = neighbours(register)
  const links: Links = { joins: [], doubtful: [] }
  for (const [from, tos] of [...successors].sort(([a], [b]) => compare(a, b))) {
    for (const to of [...tos].sort()) {
      const [earlier, later] = [register.get(from), register.get(to)]
      if (earlier === undefined || later === undefined) continue
      const doubt = doubtOf(earlier, later, tos.size, predecessors.get(to)?.size ?? 0)
      if (doubt === undefined) links.joins.push(succession(earlier, later))
      else links.doubtful.push({ kind: 'succession', registrationIds: [from, to], sentence: doubt })
    }
  }
  return links
}

function neighbours(register: Register): [Map<string, Set<string>>, Map<string, Set<string>>] {
  const [successors, predecessors] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()]
  for (const { locationId, relationships } of register.values()) {
    for (const link of relationships) {
      if (link.locationId === locationId) continue
      const [from, to] =
        link.kind === 'successor' ? [locationId, link.locationId] : [link.locationId, locationId]
      successors.set(from, (successors.get(from) ?? new Set()).add(to))
      if (!isNumberless(from)) predecessors.set(to, (predecessors.get(to) ?? new Set()).add(from))
    }
  }
  return [successors, predecessors]
}

function doubtOf(
  earlier: RegistrationForJoining,
  later: RegistrationForJoining,
  successors: number,
  predecessors: number,
): string | undefined {
  const says = `CQC says ${named(later)} followed ${named(earlier)}`
  if (successors > 1)
    return `${says}, but ${successors} registrations followed it: the home may have been divided.`
  if (isNumberless(earlier.locationId)) return undefined
  if (predecessors > 1)
    return `${says}, but it followed ${predecessors} registrations: homes may have merged.`
  if (earlier.registeredTo === undefined) return `${says}, but ${earlier.locationId} is still registered.`
  if (later.registeredFrom <= earlier.registeredFrom) {
    return `${says}, but it was registered first, on ${formatCivilDate(later.registeredFrom)}.`
  }
  return undefined
}

function succession(earlier: RegistrationForJoining, later: RegistrationForJoining): JoinReason {
  const on = formatCivilDate(later.registeredFrom)
  const between: [string, string] = [earlier.locationId, later.locationId]
  if (isNumberless(earlier.locationId))
    return { kind: 'name-and-postcode', between, sentence: listedSentence(earlier, later) }
  return {
    kind: 'successor',
    between,
    sentence: `CQC says ${named(later)} followed ${named(earlier)} on ${on}.`,
  }
}

function named(registration: RegistrationForJoining): string {
  return `${registration.name} (${registration.locationId})`
}
