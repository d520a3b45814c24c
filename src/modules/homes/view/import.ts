import { formatDateTime } from '#platform/view/dates.ts'
import { formatNumber } from '#platform/view/filters.ts'
import type {
  CardModel,
  CellModel,
  LinkModel,
  NoticeModel,
  PageModel,
  ProgressModel,
  TableModel,
  TagModel,
} from '#platform/view/models.ts'
import { isOver } from '../import/schema.ts'
import type { ImportView } from '../import/view-of-import.ts'
import { cameCard, changedCard, changedInShort, faultsTable, refusedHeading } from './import-report.ts'
import { sentenceCase } from './words.ts'

const states: Readonly<Record<ImportView['state'], TagModel>> = {
  waiting: { text: 'Waiting to start', tone: 'soft' },
  fetching: { text: 'Fetching', tone: 'soft' },
  applying: { text: 'Applying', tone: 'soft' },
  done: { text: 'Done', tone: 'moss' },
  failed: { text: 'Refused', tone: 'clay' },
  'given-up': { text: 'Given up', tone: 'plain' },
  undone: { text: 'Taken back', tone: 'plain' },
}

/** A cut-off import keeps its state, so that it can go on; people are told that it stands still. */
export function stateOfImport(run: ImportView): TagModel {
  if (run.failure && !hasEnded(run)) return { text: 'Stopped', tone: 'clay' }
  if (run.state === 'done' && run.dryRun) return { text: 'Tried, nothing changed', tone: 'moss' }
  return states[run.state]
}

export function hasEnded(run: Pick<ImportView, 'state'>): boolean {
  return run.state === 'failed' || isOver(run)
}

export function needsHelp(run: ImportView): boolean {
  return run.state === 'failed' || (run.failure !== null && !hasEnded(run))
}

/** The columns of the list of imports. */
export const importColumns: readonly {
  readonly label: string
  readonly numeric?: true
  readonly cell: (run: ImportView) => CellModel
}[] = [
  {
    label: 'Import',
    cell: run => ({
      text: formatDateTime(run.createdAt),
      href: `/imports/${run.id}`,
      note: sentenceCase(run.source),
    }),
  },
  { label: 'State', cell: run => ({ text: '', tag: stateOfImport(run) }) },
  {
    label: 'Records read',
    numeric: true,
    cell: run => ({ text: formatNumber(run.report?.read ?? run.done) }),
  },
  {
    label: 'What changed',
    cell: run => ({ text: run.report ? changedInShort(run.report, run.dryRun) : 'Nothing yet' }),
  },
]

export interface ImportPageModel {
  readonly page: PageModel
  readonly progress: ProgressModel | undefined
  readonly problem: NoticeModel | undefined
  readonly came: CardModel | undefined
  readonly changed: CardModel | undefined
  readonly refused: TableModel | undefined
  readonly refusedHeading: string
  readonly about: CardModel
}

/** So many faults are on the page itself; the rest are in the list of all of them. */
const SHOWN_FAULTS = 20
const SECONDS = 3

export function importPage(run: ImportView, now: Temporal.Instant, mayRun: boolean): ImportPageModel {
  const going = !hasEnded(run)
  const { report } = run
  return {
    page: {
      title: titleOf(run),
      caption: run.dryRun ? 'A try: nothing is changed' : 'Import of CQC’s records',
      back: { text: 'All imports', href: '/imports' },
      width: 'wide',
      ...(going ? { refreshSeconds: run.failure ? SECONDS * 5 : SECONDS } : {}),
    },
    progress: going ? progressOf(run, now) : undefined,
    problem: run.failure ? { kind: 'lamp', heading: 'Why it stopped', text: run.failure } : undefined,
    came: report ? cameCard(report) : undefined,
    changed: report ? changedCard(run, report) : undefined,
    refused:
      report && report.faults.length > 0 ? faultsTable(report.faults.slice(0, SHOWN_FAULTS)) : undefined,
    refusedHeading: report ? refusedHeading(report) : '',
    about: aboutCard(run, mayRun),
  }
}

function titleOf(run: ImportView): string {
  if (run.failure && !hasEnded(run)) return 'This import has stopped'
  if (run.state === 'failed') return 'Nothing was imported'
  if (run.state === 'given-up') return 'This import was given up'
  if (run.state === 'undone') return 'This import was taken back'
  if (run.state !== 'done') return 'Importing the register'
  if (run.dryRun) return 'What an import would change'
  return run.report && run.report.homesCreated + run.report.homesUpdated > 0
    ? 'The register is up to date'
    : 'The register was up to date already'
}

export function progressOf(run: ImportView, now: Temporal.Instant): ProgressModel {
  const labels = {
    waiting: 'Waiting for its turn',
    fetching: 'Fetching records',
    applying: 'Making homes of them',
  }
  const label = labels[run.state as keyof typeof labels] ?? 'Importing'
  const left = timeLeft(run, now)
  return {
    label,
    done: run.done,
    ...(run.total !== null && run.total > 0 ? { total: run.total } : {}),
    ...(left ? { timeLeft: left } : {}),
    text: 'You can leave this page: the import goes on without you.',
  }
}

/** From the pace so far; nothing is promised before there is a pace to tell from. */
export function timeLeft(
  run: Pick<ImportView, 'startedAt' | 'done' | 'total' | 'state'>,
  now: Temporal.Instant,
): string | undefined {
  if (run.state !== 'fetching' || !run.startedAt || !run.total || run.done < 1) return undefined
  const spent = Temporal.Instant.from(run.startedAt).until(now).total('second')
  if (spent < 2) return undefined
  const seconds = (spent / run.done) * Math.max(0, run.total - run.done)
  if (seconds < 50) return 'less than a minute left'
  if (seconds < 90) return 'about a minute left'
  if (seconds < 5_400) return `about ${Math.round(seconds / 60)} minutes left`
  return `about ${Math.round(seconds / 3_600)} hours left`
}

function aboutCard(run: ImportView, mayRun: boolean): CardModel {
  return {
    heading: 'This import',
    facts: [
      { term: 'State', tag: stateOfImport(run) },
      { term: 'Where from', value: sentenceCase(run.source) },
      { term: 'Asked for', value: formatDateTime(run.createdAt) },
      run.finishedAt
        ? { term: 'Ended', value: formatDateTime(run.finishedAt) }
        : { term: 'Ended', missing: 'Not yet' },
      ...(run.undoneAt ? [{ term: 'Taken back', value: formatDateTime(run.undoneAt) }] : []),
    ],
    links: mayRun ? waysOn(run) : [],
  }
}

function waysOn(run: ImportView): LinkModel[] {
  const at = (way: string) => `/imports/${run.id}/${way}`
  const again = run.failure ? [{ text: 'Try again', href: at('retry') }] : []
  if (!hasEnded(run)) return [...again, { text: 'Give up', href: at('give-up') }]
  const changed = run.state === 'done' && !run.dryRun
  return [
    { text: 'Start a new import', href: '/imports/new' },
    ...(changed ? [{ text: 'Take it back', href: at('undo') }] : []),
  ]
}
