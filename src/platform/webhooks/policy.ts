import type { Policy } from '../access/policy.ts'

declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'webhook.read': true
    'webhook.manage': true
    'webhook.tell': true
  }
}

const administrators = {
  roles: ['administrator'],
  relation: 'council',
  because: 'Administrators look after what other systems of their council are told',
} as const

export const webhooksPolicy: Policy = {
  'webhook.read': {
    grants: [administrators],
    refusal: 'Only an administrator of your council sees what other systems are told. Ask yours',
  },
  'webhook.manage': {
    grants: [administrators],
    refusal: 'Only an administrator of your council decides what other systems are told. Ask yours',
  },
  'webhook.tell': {
    grants: [
      { roles: ['system'], relation: 'council', because: 'Lantern itself tells other systems what changed' },
    ],
    refusal: 'Lantern tells other systems by itself',
  },
}
