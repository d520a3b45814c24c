import { BackupError, backup, restore } from '#platform/backup/index.ts'
import { fromHere } from './typed-path.ts'
import { needed, Usage, type Verb, type VerbContext } from './verb.ts'

const fileOf = ({ words }: VerbContext): string => fromHere(words[0] ?? '')

export const backupVerb: Verb = {
  name: 'backup',
  takes: 'FILE',
  needs: ['Say into which file: npm run lantern -- backup FILE.'],
  does: 'Copies the whole of Lantern, as of one moment, into one file while it runs',
  bare: true,
  async run(context) {
    const file = fileOf(context)
    const { dataFolder } = context.lantern.config
    const made = await asUsage(file, backup({ ownerUrl: owner(context), dataFolder, file, say: context.say }))
    context.tell(
      `Backed up into ${file}: ${made.tables.length} tables, ${made.parts.length} parts, each with its hash.`,
    )
    return 0
  },
}

export const restoreVerb: Verb = {
  name: 'restore',
  takes: 'FILE [--replace]',
  needs: ['Say from which file: npm run lantern -- restore FILE.'],
  does: 'Puts a backup back, after checking all of it; --replace puts it in place of what is there',
  options: { replace: 'flag' },
  bare: true,
  async run(context) {
    const file = fileOf(context)
    const { verified } = await asUsage(
      file,
      restore({
        ownerUrl: owner(context),
        appRole: decodeURIComponent(new URL(context.database.appUrl).username),
        dataFolder: context.lantern.config.dataFolder,
        file,
        say: context.say,
        replace: context.options.replace === true,
      }),
    )
    const broken = verified.filter(council => !council.ok)
    context.tell(`Restored from ${file}. The event log of ${verified.length} council(s) was checked.`)
    for (const council of broken) for (const fault of council.faults) context.tell(`  ${fault.sentence}`)
    return broken.length > 0 ? 1 : 0
  },
}

function owner({ database }: VerbContext): string {
  return needed(database.ownerUrl, 'This needs the owner of the database: set DATABASE_OWNER_URL.')
}

const whyNot: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EISDIR: 'it is a folder',
  EACCES: 'you may not use it',
  EROFS: 'its disk is read-only',
}

/** What is wrong with the file that was named is a matter for whoever named it. */
async function asUsage<T>(file: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof BackupError) throw new Usage(error.message, { cause: error })
    const { code = '', path = '' } = error as NodeJS.ErrnoException
    const why = path.startsWith(file) ? whyNot[code] : undefined
    if (!why) throw error
    throw new Usage(`${file} cannot be used (${why}). Choose another file.`, { cause: error })
  }
}
