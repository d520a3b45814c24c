import type { Policy } from '../access/policy.ts'

declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'message.read': true
    'message.send': true
  }
}

export const notifyPolicy: Policy = {
  'message.read': {
    grants: [
      {
        roles: ['administrator'],
        relation: 'council',
        because: 'Administrators look after the messages of their own council',
      },
    ],
  },
  'message.send': {
    grants: [
      {
        roles: ['system'],
        relation: 'council',
        because: 'Lantern sends what a command has put in its outbox',
      },
    ],
    refusal: 'Lantern sends messages by itself',
  },
}
