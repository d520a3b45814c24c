import { seedEngland } from '../demo/england/seed.ts'
import { progressLine } from './import.ts'
import { needed, text, Usage, type Verb } from './verb.ts'

export const migrateVerb: Verb = {
  name: 'migrate',
  takes: '',
  does: 'Brings the database up to this version, as its owner',
  bare: true,
  async run({ database, tell }) {
    needed(database.ownerUrl, 'This needs the owner of the database: set DATABASE_OWNER_URL.')
    // Reaching the database as its owner has migrated it already.
    tell('The database is up to date.')
    return 0
  },
}

export const demo: Verb = {
  name: 'demo',
  takes: '--scale council|england',
  does: 'Makes the demonstration council, Fenmarsh; or fictional homes as many as England has, for measuring',
  options: { scale: 'text' },
  async run(context) {
    const scale = text(context, 'scale') ?? 'council'
    if (scale !== 'council' && scale !== 'england')
      throw new Usage(
        `There is no demonstration of the scale "${scale}". Use --scale council or --scale england.`,
      )
    if (context.lantern.config.mode !== 'demo')
      throw new Usage('A demonstration is made in demonstration mode only: set LANTERN_MODE=demo.')
    if (scale === 'england') {
      const { report } = await seedEngland(context.lantern, progressLine(context.say))
      context.tell(
        `${report.careHomes} registrations of fictional homes in 153 councils: ${report.homesCreated} homes new.`,
      )
    }
    context.tell('The demonstration council, Fenmarsh, is there.')
    return 0
  },
}
