import { z } from 'zod'
import { command, done } from '#platform/command.ts'
import { Unavailable } from '#platform/errors.ts'
import { importSubject } from './commands.ts'
import type { Importer } from './importer.ts'

let importer: Importer | undefined

/** Given once at start by the process that works on jobs; see `importerOf`. */
export function provideImporter(given: Importer | undefined): void {
  importer = given
}

/**
 * The job of a requested import. Fetching and applying use transactions of their own; the one of this command
 * stays empty meanwhile: it has read one row and holds neither a lock nor a snapshot.
 */
export const runImportJob = command({
  name: 'homes.runImport',
  does: 'Runs an import that was requested, or goes on with it.',
  long: true,
  input: z.object({ importId: z.uuid() }),
  output: z.object({ state: z.enum(['done', 'failed']) }),
  can: 'import.run',
  subject: importSubject,
  async run(ctx, input) {
    if (!importer)
      throw new Unavailable('This process does not run imports. Start a Lantern that works on jobs.')
    const { state } = await importer(input.importId, { actor: ctx.actor, via: 'job' })
    return done({ state })
  },
})
