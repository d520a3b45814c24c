import { importCapacityTracker } from '../modules/homes/index.ts'
import { callerFor } from './council.ts'
import { dayOf } from './import-list.ts'
import { fileFirst, uploadAt } from './typed-path.ts'
import type { Verb } from './verb.ts'

export const importTracker: Verb = {
  name: 'import capacity-tracker',
  takes: 'FILE [--date YYYY-MM-DD] [--dry-run] [--json]',
  needs: ['Say which file: npm run lantern -- import capacity-tracker FILE (CSV, ODS or XLSX).'],
  does: 'Brings in an extract of the NHS Capacity Tracker: places, vacancies, staff',
  options: { 'dry-run': 'flag', json: 'flag', date: 'text' },
  before: fileFirst,
  async run(context) {
    const [file = ''] = context.words
    const day = dayOf(context)
    const dryRun = context.options['dry-run'] === true
    const caller = await callerFor(context)
    const input = { upload: await uploadAt(file), dryRun, ...(day ? { day } : {}) }
    const report = await context.lantern.runner.run(importCapacityTracker, input, caller)
    for (const row of report.unknown) context.say(`Not in the register: ${row}`)
    if (context.options.json) context.tell(JSON.stringify(report))
    else {
      const { rows, homes, recorded, unchanged } = report
      context.tell(
        `${rows} rows, ${homes} homes found: ${recorded} facts new or changed, ${unchanged} known already`,
      )
      if (dryRun) context.tell('This was a dry run: nothing was changed.')
    }
    return 0
  },
}
