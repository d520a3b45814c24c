import { z } from 'zod'
import { personRoles, roles } from '../access/roles.ts'
import { Role } from './schema.ts'

/**
 * "Whoever the identity provider says this of has this role": data of the council, in its settings.
 *
 *     { "claims": [{ "claim": "groups", "value": "lantern-quality", "role": "quality-officer" }] }
 *
 * `claim` is the name of a claim of the ID token; it fits when it is the value or a list that holds it. Rules
 * are applied at each sign-in: a role given by a rule goes when its claim goes. Roles given by hand stay.
 * The roles of a home's own people cannot be given so, because a claim does not name a home.
 */
export const ClaimRule = z.object({
  claim: z
    .string()
    .trim()
    .min(1, 'Give the name of the claim, such as groups')
    .max(200, 'The name of a claim has 200 characters at most'),
  value: z
    .string()
    .trim()
    .min(1, 'Give the value that the claim must have')
    .max(200, 'The value of a claim has 200 characters at most'),
  role: Role.refine(role => roles[role].scope === 'council', {
    error: `Choose one of these roles: ${personRoles.filter(role => roles[role].scope === 'council').join(', ')}`,
  }),
})

export type ClaimRule = z.output<typeof ClaimRule>

export const ClaimRules = z.array(ClaimRule).max(100, 'There can be 100 rules at most')

/** The rules that fit what the identity provider says of a person. */
export function fittingRules(
  rules: readonly ClaimRule[],
  claims: Readonly<Record<string, unknown>>,
): readonly ClaimRule[] {
  return rules.filter(rule => Object.hasOwn(claims, rule.claim) && holds(claims[rule.claim], rule.value))
}

function holds(said: unknown, value: string): boolean {
  if (Array.isArray(said)) return said.some(one => holds(one, value))
  if (typeof said === 'number' || typeof said === 'boolean') return String(said) === value
  return said === value
}

/** The rules in a council's settings; what is not a rule is left out rather than refused at sign-in. */
export function rulesIn(settings: unknown): readonly ClaimRule[] {
  const parsed = z.object({ claims: z.array(z.unknown()).default([]) }).safeParse(settings)
  if (!parsed.success) return []
  return parsed.data.claims.flatMap(one => {
    const rule = ClaimRule.safeParse(one)
    return rule.success ? [rule.data] : []
  })
}
