import type { Policy } from '../access/policy.ts'
import { personRoles } from '../access/roles.ts'

declare module '../access/permissions.ts' {
  interface Permissions {
    'today.read': true
    'today.mark': true
  }
}

const everyone = { roles: personRoles, relation: 'council' as const }

/** Each person's own first page: what they have looked at is theirs alone. */
export const policy: Policy = {
  'today.read': { grants: [{ ...everyone, because: 'Everyone who signs in has a first page' }] },
  'today.mark': { grants: [{ ...everyone, because: 'Everyone marks their own first page as seen' }] },
}
