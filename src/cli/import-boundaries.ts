import { basename } from 'node:path'
import { Invalid } from '#platform/errors.ts'
import { boundariesInWords, importBoundaries } from '../modules/homes/index.ts'
import { callerFor } from './council.ts'
import { fileFirst, uploadAt } from './typed-path.ts'
import { text, Usage, type Verb, type VerbContext } from './verb.ts'

export const importBoundariesVerb: Verb = {
  name: 'import boundaries',
  takes: 'FILE [--year YYYY] [--layer NAME] [--dry-run] [--json]',
  needs: ['Say which file: npm run lantern -- import boundaries FILE (TopoJSON).'],
  does: 'Brings in the outlines of councils that the map of homes draws',
  options: { 'dry-run': 'flag', json: 'flag', year: 'text', layer: 'text' },
  before: fileFirst,
  async run(context) {
    const [file = ''] = context.words
    const caller = await callerFor(context)
    const input = { upload: await uploadAt(file), ...asked(context) }
    try {
      const report = await context.lantern.runner.run(importBoundaries, input, caller)
      if (context.options.json) context.tell(JSON.stringify(report))
      else for (const line of boundariesInWords(report)) context.tell(line)
      if (report.dryRun && !context.options.json) context.tell('This was a dry run: nothing was changed.')
      return 0
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      for (const { message } of error.faults) context.say(`${basename(file)}: ${message}`)
      return 2
    }
  },
}

function asked(context: VerbContext): { dryRun: boolean; layer?: string; year?: number } {
  const [layer, year] = [text(context, 'layer'), text(context, 'year')]
  if (year !== undefined && !/^\d{4}$/.test(year))
    throw new Usage(`${year} is not a year. Write it like 2022.`)
  return {
    dryRun: context.options['dry-run'] === true,
    ...(layer ? { layer } : {}),
    ...(year ? { year: Number(year) } : {}),
  }
}
