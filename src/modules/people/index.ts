import type { Module } from '#platform/module.ts'
import { pages } from './pages/index.ts'
import { changePerson, recordPerson } from './person/commands.ts'
import { getPerson, searchAdults } from './person/queries.ts'
import { policy } from './policy.ts'

/** The adults who live in care homes, or did: who they are, where they live, how to talk with them. */
export const people: Module = {
  name: 'people',
  policy,
  commands: [recordPerson, changePerson],
  queries: [getPerson, searchAdults],
  pages,
  records: { person: id => `/adults/${id}` },
  navigation: [
    {
      label: 'Adults',
      href: '/adults',
      roles: ['safeguarding-practitioner', 'safeguarding-manager', 'duty-worker'],
      order: 15,
    },
  ],
}

export { demoIds as demoPersonIds } from './demo-ids.ts'
export { recordPerson } from './person/commands.ts'
export { type PersonCounted, personsCounted } from './person/counted.ts'
export { recordDiedOn } from './person/died.ts'
export { forgetPerson, personsMadeBefore } from './person/forget.ts'
export { keepPerson, type Said as PersonSaid } from './person/keep.ts'
export { nameKey } from './person/names.ts'
export { getPerson, searchAdults } from './person/queries.ts'
export {
  type PersonInBrief,
  peopleNamedLike,
  peopleSeenBy,
  personInBrief,
  personsInBrief,
  residentsOf,
} from './person/reading.ts'
export { samePerson } from './person/same.ts'
export { PersonNamed } from './person/schema.ts'
