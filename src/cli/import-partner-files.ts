import { importFoodHygiene, importPartnerSignals } from '../modules/intelligence/index.ts'
import { callerFor } from './council.ts'
import { fileFirst, uploadAt } from './typed-path.ts'
import type { Verb } from './verb.ts'

interface Files {
  readonly name: string
  readonly what: string
  readonly does: string
  readonly command: typeof importPartnerSignals | typeof importFoodHygiene
}

const verbFor = ({ name, what, does, command }: Files): Verb => ({
  name: `import ${name}`,
  takes: 'FILE [--dry-run] [--json]',
  needs: [`Say which file: npm run lantern -- import ${name} FILE (${what}).`],
  does,
  options: { 'dry-run': 'flag', json: 'flag' },
  before: fileFirst,
  async run(context) {
    const [file = ''] = context.words
    const dryRun = context.options['dry-run'] === true
    const caller = await callerFor(context)
    const report = await context.lantern.runner.run(command, { upload: await uploadAt(file), dryRun }, caller)
    for (const line of report.lines) context.say(line)
    for (const row of report.unmatched) context.say(`No home found for: ${row}`)
    if (context.options.json) context.tell(JSON.stringify(report))
    else {
      context.tell(`${report.rows} rows: ${report.told} told, ${report.known} known already`)
      if (dryRun) context.tell('This was a dry run: nothing was told.')
      if (report.faulty) context.tell('The file would be refused whole: put the rows above right.')
    }
    return report.faulty ? 2 : 0
  },
})

export const importSignals = verbFor({
  ...{ name: 'partner-signals', what: 'CSV, ODS or XLSX', command: importPartnerSignals },
  does: 'Brings in a partner’s file of what was seen at homes: all of it or nothing',
})

export const importFood = verbFor({
  ...{ name: 'food-hygiene', what: 'the XML of an area', command: importFoodHygiene },
  does: 'Brings in food hygiene ratings of the Food Standards Agency, matched by name and postcode',
})
