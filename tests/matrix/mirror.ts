import { z } from 'zod'
import type { Subject } from '#platform/access/permissions.ts'
import { personRoles } from '#platform/access/roles.ts'
import type { Module } from '#platform/module.ts'
import { query } from '#platform/query.ts'

/** A test-only module whose one record is whatever the question says: for relations no module has yet. */
declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'mirror.look': true
  }
}

export const Reflected = z.object({
  type: z.string(),
  id: z.uuid(),
  councilId: z.uuid().optional(),
  homeId: z.uuid().optional(),
  ownerId: z.uuid().optional(),
  assignedTo: z.array(z.uuid()).optional(),
  openTo: z.array(z.enum(personRoles)).optional(),
  sensitive: z.boolean(),
})

export const lookIntoMirror = query({
  name: 'mirror.look',
  does: 'Shows nothing but whether one may look.',
  input: Reflected,
  output: z.object({}),
  can: 'mirror.look',
  subject: (_ctx, input): Subject => input,
  run: async () => ({}),
  trace: 'record',
})

const because = 'So that it can be tried'

export const mirror: Module = {
  name: 'mirror',
  policy: {
    'mirror.look': {
      grants: [
        { roles: ['analyst'], relation: 'anyone', because },
        { roles: ['safeguarding-manager'], relation: 'council', because },
        { roles: ['provider-manager', 'provider-nominated', 'provider-staff'], relation: 'home', because },
        { roles: ['advocate', 'partner', 'provider-staff'], relation: 'owner', because },
        { roles: ['assessor', 'signatory'], relation: 'assigned', because },
        { roles: ['duty-worker', 'safeguarding-practitioner'], relation: 'open', because },
      ],
      breakGlass: ['duty-worker', 'assessor'],
    },
  },
  commands: [],
  queries: [lookIntoMirror],
  pages: [],
}
