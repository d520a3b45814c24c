import type { Module } from '../../module.ts'
import { birdPages } from './pages.ts'
import {
  addSighting,
  exportSightings,
  importBirds,
  listSightings,
  readSighting,
  renameBird,
} from './units.ts'

export { birdClubSchema } from './units.ts'

export const birdClub: Module = {
  name: 'birds',
  policy: {
    'bird.read': {
      grants: [
        { roles: ['quality-officer', 'analyst'], relation: 'council', because: 'You are in the club' },
      ],
    },
    'bird.write': {
      grants: [{ roles: ['quality-officer'], relation: 'council', because: 'You keep the club’s book' }],
    },
    'bird.export': {
      grants: [{ roles: ['quality-officer'], relation: 'council', because: 'You keep the club’s book' }],
    },
  },
  commands: [addSighting, renameBird, importBirds],
  queries: [readSighting, listSightings, exportSightings],
  pages: birdPages,
}
