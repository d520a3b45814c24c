import {
  backtest,
  groupsOf,
  modelCardOf,
  recordedWorlds,
  textOf,
  type WorldsResult,
} from '../../modules/intelligence/index.ts'
import { councilsFor } from '../council.ts'
import { type TypedContext, text, type Verb } from '../verb.ts'
import { type Judged, judgedHere, judgeWorlds, pastsAt, typedRules, typedWorlds } from './judged.ts'

export const riskModelCard: Verb = {
  name: 'risk model-card',
  takes: '[--in FOLDER-or-ZIP] [--worlds N] [--rules N] [--json]',
  does: 'Writes the model card and the algorithmic transparency record from the running rules and their results',
  options: { in: 'text', worlds: 'text', rules: 'text', json: 'flag' },
  more: [
    '--in: a folder or ZIP of CQC’s records to try the rules on, in place of the council’s own register.',
    '--worlds: make so many worlds anew; left out, the results of 200 that come with Lantern.',
    '--json: {title, banner, blocks, transparency}',
  ],
  runAlone(context) {
    const folder = text(context, 'in')
    return folder === undefined
      ? undefined
      : pastsAt(folder).then(pasts =>
          tellCard(context, { pasts, with: {} }, { council: null, histories: folder }),
        )
  },
  async run(context) {
    const [council] = await councilsFor(context)
    const histories = 'the council’s own homes, as its register has them'
    return tellCard(context, await judgedHere(context), { council: council?.name ?? null, histories })
  },
}

function tellCard(
  context: TypedContext,
  judged: Judged,
  whose: { readonly council: string | null; readonly histories: string },
): number {
  const rules = typedRules(context)
  const card = modelCardOf({
    ...{ rules, signedOff: null, worlds: worldsFor(context) },
    ...{ real: backtest({ pasts: judged.pasts, rules, groupsOf, ...judged.with }), ...whose },
  })
  if (context.options.json === true) context.tell(JSON.stringify(card))
  else {
    context.tell(card.title)
    if (card.banner) context.tell(`! ${card.banner}`)
    for (const line of textOf(card.blocks)) context.tell(line)
    for (const line of textOf([{ heading: 'Algorithmic transparency record', says: [] }])) context.tell(line)
    for (const { section, field, value } of card.transparency) context.tell(`${section} / ${field}: ${value}`)
  }
  return 0
}

function worldsFor(context: TypedContext): readonly WorldsResult[] {
  const worlds = typedWorlds(context)
  return worlds === undefined ? recordedWorlds : [judgeWorlds(context, worlds, typedRules(context))]
}
