import { z } from 'zod'
import { type PersonRole, personRoles, roles } from '../access/roles.ts'

export const Role = z.enum(personRoles as [PersonRole, ...PersonRole[]], {
  error: `Choose one of these roles: ${personRoles.join(', ')}`,
})

export const AccountId = z.uuid('Give the id of the account, as the list of accounts shows it')
export const HomeId = z.uuid('Give the id of the home, as its page shows it')
export const Email = z
  .email('Enter an e-mail address, such as name@council.gov.uk')
  .max(254, 'An e-mail address has 254 characters at most')
export const Instant = z.iso.datetime()

/** A role for a home's own people is tied to one home; no other role is. */
export function homeFitsRole(input: { role?: PersonRole | undefined; homeId?: string | undefined }): boolean {
  return input.role === undefined || (roles[input.role].scope === 'home') === (input.homeId !== undefined)
}

export const homeFits = {
  path: ['homeId'],
  message: `Give the home for ${homeRoles()}, and for no other role`,
}

function homeRoles(): string {
  return personRoles
    .filter(role => roles[role].scope === 'home')
    .map(role => roles[role].label.toLowerCase())
    .join(' and ')
}

export const Paging = {
  page: z.coerce.number().int().min(1, 'Pages are numbered from 1').max(10_000).default(1),
  perPage: z.coerce.number().int().min(1).max(200, 'A page holds 200 rows at most').default(25),
}

export const GrantOut = z.object({
  grantId: z.uuid(),
  role: Role,
  homeId: z.uuid().nullable(),
  grantedAt: Instant,
  fromClaim: z
    .string()
    .nullable()
    .meta({ description: 'What the identity provider says of the person that gave this role, if that did.' }),
})

export const AccountOut = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  hasSignedIn: z.boolean().meta({ description: 'Tied to an identity: the person has signed in once.' }),
  disabledAt: Instant.nullable(),
  roles: z.array(GrantOut),
  version: z.number().int(),
})

export const AccountPage = z.object({
  items: z.array(AccountOut),
  total: z.number().int(),
  page: z.number().int(),
  perPage: z.number().int(),
})
