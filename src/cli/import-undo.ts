import { undoImport } from '../modules/homes/index.ts'
import { callerFor } from './council.ts'
import type { Verb } from './verb.ts'

export const importUndo: Verb = {
  name: 'import undo',
  takes: 'IMPORT-ID [--json]',
  needs: ['Say which import: npm run lantern -- import undo ID. Its id is at the end of its page’s address.'],
  does: 'Takes an import of CQC’s records or lists back whole',
  options: { json: 'flag' },
  async run(context) {
    const [importId = ''] = context.words
    const caller = await callerFor(context)
    const undone = await context.lantern.runner.run(undoImport, { importId }, caller)
    if (context.options.json) context.tell(JSON.stringify(undone))
    else context.tell('The import was taken back: the register is as it was before it.')
    return 0
  },
}
