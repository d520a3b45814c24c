import type { Module } from '../../module.ts'
import { foundBirdPages } from './pages.ts'
import { addNote, closeClub, comeBack, countBirds, hurry, tellOfBird } from './units.ts'

export { foundBirdsSchema, hurry, tellOfBird } from './units.ts'

const anyone = {
  roles: ['public'],
  relation: 'council',
  because: 'Anyone may tell us of a hurt bird',
} as const

export const foundBirds: Module = {
  name: 'found',
  policy: {
    'found.tell': { grants: [anyone] },
    'found.count': { grants: [anyone] },
    'found.manage': {
      grants: [{ roles: ['quality-officer'], relation: 'council', because: 'You keep the club’s book' }],
    },
  },
  commands: [tellOfBird, comeBack, addNote, closeClub, hurry],
  queries: [countBirds],
  pages: [],
  openPages: foundBirdPages,
}
