import type { HomePast } from '../../modules/homes/index.ts'
import {
  type Block,
  backtest,
  datesFor,
  FOLLOWED_DAYS,
  groupsOf,
  realBlocks,
  textOf,
  worldsBlocks,
} from '../../modules/intelligence/index.ts'
import { type TypedContext, text, Usage, type Verb } from '../verb.ts'
import { type Judged, judgedHere, judgeWorlds, pastsAt, typedRules, typedWorlds } from './judged.ts'
import { topTensIn } from './officers.ts'

export const riskBacktest: Verb = {
  name: 'risk backtest',
  takes: '[--in FOLDER-or-ZIP | --worlds N] [--rules N] [--officers FILE] [--json]',
  does: 'Asks how right the rules of attention would have been, on real histories or in worlds whose truth is known',
  options: { in: 'text', worlds: 'text', rules: 'text', officers: 'text', json: 'flag' },
  more: [
    'Without --in and --worlds: the histories of the council’s own homes, as its register has them.',
    '--in: a folder or ZIP of CQC’s records as its API gives them; needs no database.',
    '--worlds: so many made-up worlds (200 will do), each the same whenever it is made; needs no database.',
    '--rules: the version that is judged; left out, the one in use.',
    '--officers: columns on,home: the ten that officers named, without having seen a level, by day. Left out: what they',
    'wrote down in Lantern in quarters that are over, where three or more did.',
    'What it measures on real histories is agreement with inspection, not safety.',
    '--json: one document, numbers in full; the same input gives the same bytes.',
  ],
  runAlone(context) {
    const [folder, worlds] = [text(context, 'in'), typedWorlds(context)]
    if (folder !== undefined && worlds !== undefined) throw new Usage('Give --in or --worlds, not both.')
    if (worlds !== undefined) return Promise.resolve(tellWorlds(context, worlds))
    return folder === undefined
      ? undefined
      : pastsAt(folder).then(pasts => tellReal(context, { pasts, with: {} }))
  },
  async run(context) {
    return tellReal(context, await judgedHere(context))
  },
}

function tellWorlds(context: TypedContext, worlds: number): number {
  if (text(context, 'officers') !== undefined)
    throw new Usage('--officers goes with real histories: nobody has officers in a made-up world.')
  const result = judgeWorlds(context, worlds, typedRules(context))
  tellResult(context, result, worldsBlocks(result))
  return 0
}

async function tellReal(context: TypedContext, judged: Judged): Promise<number> {
  const { pasts } = judged
  const rules = typedRules(context)
  const officers = text(context, 'officers')
  const on = officers === undefined ? judged.with : withFile(pasts, await topTensIn(officers, pasts))
  const result = backtest({ pasts, rules, groupsOf, ...on })
  tellResult(context, result, realBlocks(result))
  return 0
}

/** What a file says stands in place of what officers wrote in Lantern. */
function withFile(
  pasts: readonly HomePast[],
  topTens: ReadonlyMap<string, ReadonlySet<string>>,
): Judged['with'] {
  const own = datesFor(pasts, FOLLOWED_DAYS)
  const late = [...topTens.keys()].find(on => on > (own.at(-1) ?? ''))
  if (late !== undefined) throw new Usage(tooLate(late, own.at(-1)))
  return { dates: [...new Set([...own, ...topTens.keys()])].sort(), topTens }
}

function tooLate(on: string, last: string | undefined): string {
  const until = last === undefined ? 'no day of these histories' : `days up to ${last}`
  return `Officers were asked on ${on}, and what came of it is not known yet: ${until} can be judged. Take later rows away.`
}

export function tellResult({ options, tell }: TypedContext, result: unknown, blocks: readonly Block[]): void {
  if (options.json === true) tell(JSON.stringify(result))
  else for (const line of textOf(blocks)) tell(line)
}
