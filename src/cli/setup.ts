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
  takes: '--scale council',
  does: 'Makes the demonstration council, Fenmarsh, if it is not there yet',
  options: { scale: 'text' },
  async run(context) {
    const scale = text(context, 'scale') ?? 'council'
    if (scale !== 'council')
      throw new Usage(`There is no demonstration of the scale "${scale}" yet. Use --scale council.`)
    if (context.lantern.config.mode !== 'demo')
      throw new Usage('A demonstration is made in demonstration mode only: set LANTERN_MODE=demo.')
    context.tell('The demonstration council, Fenmarsh, is there.')
    return 0
  },
}
