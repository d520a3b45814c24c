import type { Actor } from './actor.ts'
import type { Permission, Subject } from './permissions.ts'
import type { Role } from './roles.ts'

/**
 * How an actor stands to a subject.
 * - `anyone`: national reference data, no relation needed
 * - `council`: the subject belongs to the actor's council
 * - `home`: the subject is about a home the actor acts for (and of the same council where it has one)
 * - `owner`: the actor raised it
 * - `assigned`: it is assigned to the actor
 * - `open`: it belongs to the actor's council and stands open to the actor's role as it is now
 */
export type Relation = 'anyone' | 'council' | 'home' | 'owner' | 'assigned' | 'open'

/** Access is a role's permission and a relation to the subject; `because` is the reason, as a sentence. */
export interface Grant {
  readonly roles: readonly Role[]
  readonly relation: Relation
  readonly because: string
}

export interface Rule {
  readonly grants: readonly Grant[]
  /** Roles that may break the glass where no grant reaches: a reason, 24 hours, reviewed afterwards. */
  readonly breakGlass?: readonly Role[]
  /** What a refused person is told; the default says whom to ask. */
  readonly refusal?: string
}

export type Policy = Partial<Record<Permission, Rule>>

/** What the database knows about this actor and this subject. */
export interface Standing {
  readonly excluded: boolean
  readonly brokenGlass: boolean
}

export const plainStanding: Standing = { excluded: false, brokenGlass: false }

export type Verdict =
  | { readonly allowed: true; readonly because: string }
  | { readonly allowed: false; readonly because: string; readonly hidden: boolean }

export function related(actor: Actor, subject: Subject, relation: Relation): boolean {
  const sameCouncil = subject.councilId === undefined || subject.councilId === actor.councilId
  switch (relation) {
    case 'anyone':
      return subject.councilId === undefined
    case 'council':
      return subject.councilId === actor.councilId
    case 'home':
      return sameCouncil && subject.homeId !== undefined && actor.homeIds.includes(subject.homeId)
    case 'owner':
      return sameCouncil && subject.ownerId !== undefined && subject.ownerId === actor.id
    case 'assigned':
      return sameCouncil && actor.id !== undefined && (subject.assignedTo ?? []).includes(actor.id)
    case 'open':
      return subject.councilId === actor.councilId && (subject.openTo ?? []).includes(actor.role)
  }
}

/** Role and relation and not excluded. Deny is the default; an exclusion beats every grant. */
export function judge(rule: Rule, actor: Actor, subject: Subject, standing: Standing): Verdict {
  const hidden = subject.sensitive === true && !(subject.knownTo ?? []).includes(actor.role)
  if (standing.excluded) {
    return { allowed: false, because: 'You are excluded from this because of a conflict of interest', hidden }
  }
  const grant = rule.grants.find(g => g.roles.includes(actor.role) && related(actor, subject, g.relation))
  if (grant) return { allowed: true, because: grant.because }
  const glass = standing.brokenGlass && (rule.breakGlass ?? []).includes(actor.role)
  if (glass && (subject.councilId === undefined || subject.councilId === actor.councilId)) {
    return { allowed: true, because: 'Break-glass access, to be reviewed' }
  }
  return { allowed: false, because: rule.refusal ?? refusalFor(rule), hidden }
}

function refusalFor(rule: Rule): string {
  const who = new Set(rule.grants.flatMap(grant => grant.roles))
  if (who.size === 0) return 'Nobody may do this'
  return 'Your role does not let you do this. Ask your manager or your Lantern administrator if you need it'
}

/** Merges the modules' policies. Two rules for one permission is a mistake that stops the start. */
export function mergePolicies(policies: readonly Policy[]): Policy {
  const merged: Record<string, Rule> = {}
  for (const policy of policies) {
    for (const [permission, rule] of Object.entries(policy)) {
      if (permission in merged) throw new Error(`Two rules for the permission ${permission}: keep one`)
      if (rule) merged[permission] = rule as Rule
    }
  }
  return merged as Policy
}
