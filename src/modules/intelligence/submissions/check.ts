import { roles } from '#platform/access/roles.ts'
import type { Context } from '#platform/context.ts'
import { type FieldFault, Invalid } from '#platform/errors.ts'
import { kindOf, partnerOf } from './kinds.ts'
import type { Facts } from './schema.ts'

type Given = Omit<Facts, 'homeId'>

/** What cannot be so, a sentence each. */
export function faultsOf({ today, actor }: Pick<Context, 'today' | 'actor'>, given: Given): FieldFault[] {
  const faults: FieldFault[] = []
  const say = (field: string, message: string) => faults.push({ field, message })
  const to = given.to || given.from
  const kind = kindOf(given.kind, null)
  if (to < given.from) say('to', 'The last day cannot be before the first')
  if (given.from > today.toString()) say('from', 'This day cannot be in the future')
  else if (to > today.toString()) say('to', 'This day cannot be in the future')
  if (given.from < today.subtract({ years: 5 }).toString()) say('from', 'Give a day of the last five years')
  if (kind?.counted && typeof given.count !== 'number') say('count', 'Say how many')
  if (!kind?.counted && typeof given.count === 'number')
    say('count', 'Leave the number empty: it is for returns of falls, incidents and complaints')
  if (!kind?.counted && typeof given.bedDays === 'number')
    say('bedDays', 'Leave the bed days empty: they are for returns of falls, incidents and complaints')
  if (kind?.only && !kind.only.includes(given.partner)) say('kind', onlyOf(kind.only))
  if (given.partner === 'home' && given.seenBy !== 'home-staff')
    say('seenBy', 'What a home tells of itself is seen by the home’s own staff')
  for (const message of whoTells(actor.role, given.partner)) say('partner', message)
  return faults
}

const onlyOf = (codes: readonly string[]): string =>
  `This is told by nobody else: choose “${codes.map(code => partnerOf(code)?.label ?? code).join('” or “')}” as who tells it`

/** Nobody speaks for others: a home for itself, an advocate for advocacy, a partner not for the home. */
function whoTells(role: string, partner: string): string[] {
  const ofHome = role in roles && roles[role as keyof typeof roles].scope === 'home'
  if (ofHome && partner !== 'home') return ['Choose “The home itself”']
  if (role === 'advocate' && partner !== 'advocacy') return ['Choose “Advocacy”']
  if (role === 'partner' && (partner === 'home' || partner === 'complaints-team'))
    return ['Choose your own organisation']
  return []
}

export function refuseFaults(ctx: Context, given: Given): void {
  const faults = faultsOf(ctx, given)
  if (faults.length > 0) throw new Invalid(faults)
}

/** As it is kept. */
export function factsKept(given: Given) {
  return {
    ...{ partner: given.partner, kind: given.kind, seenBy: given.seenBy, sureness: given.sureness },
    ...{ observedFrom: given.from, observedTo: given.to || given.from },
    reference: given.reference || null,
    count: typeof given.count === 'number' ? given.count : null,
  }
}
