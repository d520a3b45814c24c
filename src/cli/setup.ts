import { statfs } from 'node:fs/promises'
import { ALL_CONCERNS, BYTES_EACH, seedConcerns, TENTH } from '../demo/england/concerns/seed.ts'
import { seedEngland } from '../demo/england/seed.ts'
import { progressLine } from './import.ts'
import { needed, text, Usage, type Verb, type VerbContext } from './verb.ts'

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
  takes: '--scale council|england [--full]',
  does: 'Makes the demonstration council, Fenmarsh; or fictional homes and concerns as many as England has, for measuring: a tenth of ten years of concerns, or all with --full',
  options: { scale: 'text', full: 'flag' },
  async run(context) {
    const scale = text(context, 'scale') ?? 'council'
    if (scale !== 'council' && scale !== 'england')
      throw new Usage(
        `There is no demonstration of the scale "${scale}". Use --scale council or --scale england.`,
      )
    if (context.lantern.config.mode !== 'demo')
      throw new Usage('A demonstration is made in demonstration mode only: set LANTERN_MODE=demo.')
    if (scale === 'england') await makeEngland(context)
    context.tell('The demonstration council, Fenmarsh, is there.')
    return 0
  },
}

async function makeEngland(context: VerbContext): Promise<void> {
  const { lantern, database, options, say, tell } = context
  const count = options.full === true ? ALL_CONCERNS : TENTH
  const ownerUrl = needed(database.ownerUrl, 'This needs the owner of the database: set DATABASE_OWNER_URL.')
  if (database.embedded) await refuseFullDisk(lantern.config.dataFolder, count)
  const { report } = await seedEngland(lantern, progressLine(say))
  tell(
    `${report.careHomes} registrations of fictional homes in 153 councils: ${report.homesCreated} homes new.`,
  )
  const now = lantern.clock.now()
  const made = await seedConcerns({ ownerUrl, count, now, progress: progressLine(say) })
  tell(
    made > 0
      ? `${made} concerns of ten years, as fictional as the homes.`
      : 'The concerns are there already.',
  )
}

/** A database server of one’s own cannot be asked how much room it has: there nobody is refused. */
async function refuseFullDisk(folder: string, count: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const [free, wanted] = [bavail * bsize, count * BYTES_EACH].map(bytes => Math.floor(bytes / 2 ** 30))
  if (free === undefined || wanted === undefined || free >= wanted) return
  throw new Usage(
    `${count.toLocaleString('en-GB')} concerns need about ${wanted} GiB, and the disk of ${folder} has ${free} GiB left. Make room, or set LANTERN_DATA to a folder on a larger disk.`,
  )
}
