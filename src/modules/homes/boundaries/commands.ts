import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { type Box, boxAround } from '../geography.ts'
import { noteImport, openKind } from '../reference/bring-in.ts'
import { ofYear } from '../reference/edition.ts'
import { RowNotes } from '../reference/faults.ts'
import { putRows } from '../reference/store.ts'
import { drawableCouncils } from './councils.ts'
import type { Outline } from './outline.ts'
import { jsonOf } from './read-file.ts'
import { BoundariesReport, ImportBoundaries } from './schema.ts'
import { type KeptOutline, keptOutlines, toldCouncils } from './store.ts'
import { areasIn, bad } from './topojson.ts'

/**
 * An outline is kept under its GSS code and drawn for the council of just that code: a code changes when a
 * border does, so that the outline of a council that has ended never stands for the one that followed it.
 */
export const importBoundaries = command({
  name: 'homes.importBoundaries',
  does: 'Brings in outlines of councils from a TopoJSON file, for the map of homes.',
  input: ImportBoundaries,
  output: BoundariesReport,
  can: 'import.run',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { upload, layer, year: given, attribution, dryRun }) {
    const last = await openKind(ctx, 'boundaries')
    const year = yearOf(given, upload.name, ctx.today)
    const areas = areasIn(jsonOf(upload.bytes), layer)
    const { outlines, report } = await compared(ctx, { areas, layer, ofYear: year, attribution })
    if (!dryRun) {
      const importId = ctx.ids.next()
      const from = { of_year: year, attribution, source: upload.name, file_hash: upload.hash }
      const rows = outlines.map(outline => ({
        ...withBox(outline),
        ...from,
        imported_at: ctx.now.toString(),
      }))
      await putRows(ctx.tx, 'boundaries', importId, rows)
      await noteImport(ctx, {
        ...{ kind: 'boundaries', importId, upload, edition: ofYear(year), dryRun, last },
        ...{ counts: countsOf(report), notes: notesOf(report) },
      })
    }
    const { created, updated } = report
    const what = { file: upload.hash, ofYear: year, created, updated, dryRun }
    return done({ ...report, dryRun }, event('BoundariesImported', what))
  },
})

/** Which year's outlines they are decides which councils they can know: nobody should have to guess it. */
function yearOf(given: number | undefined, fileName: string, today: Temporal.PlainDate): number {
  const year = given ?? Number(/(?<!\d)(19[7-9]\d|20\d\d)(?!\d)/.exec(fileName)?.[1])
  if (Number.isNaN(year)) {
    const message = 'The file’s name says no year. Say which year the outlines are of, such as 2022.'
    throw new Invalid([{ field: 'year', message }])
  }
  if (year <= today.year) return year
  const message = `The outlines are said to be of ${year}, which is still to come. Correct the year.`
  throw new Invalid([{ field: 'year', message }])
}

interface Given {
  readonly areas: readonly Outline[]
  readonly layer: string
  readonly ofYear: number
  readonly attribution: string
}

/** What is new, changed and as before, beside what is kept; and which councils stay without an outline. */
async function compared(ctx: Context, { areas, layer, ofYear, attribution }: Given) {
  const councils = drawableCouncils(ctx.today, await toldCouncils(ctx.tx, ctx.today))
  const wanted = new Set(councils.map(council => council.code))
  const outlines = areas.filter(area => wanted.has(area.code))
  refuseUseless(outlines, areas, layer)
  const before = new Map((await keptOutlines(ctx.tx)).map(kept => [kept.code, kept]))
  refuseOlder(outlines, before, ofYear)
  const now = new Set([...before.keys(), ...outlines.map(outline => outline.code)])
  const fresh = outlines.filter(outline => !isSame(outline, before.get(outline.code), ofYear, attribution))
  const created = fresh.filter(outline => !before.has(outline.code)).length
  const others = areas.filter(area => !wanted.has(area.code))
  const english = others.filter(area => area.code.startsWith('E'))
  const report = {
    ofYear,
    read: areas.length,
    created,
    updated: fresh.length - created,
    unchanged: outlines.length - fresh.length,
    ended: english.map(({ code, name }) => ({ code, name })),
    elsewhere: others.length - english.length,
    missing: councils
      .filter(({ code }) => !now.has(code))
      .map(({ code, name, from = null }) => ({ code, name, from })),
  }
  return { outlines: fresh, report }
}

function refuseUseless(outlines: readonly Outline[], areas: readonly Outline[], layer: string): void {
  if (outlines.length === 0)
    throw bad(
      `None of the ${areas.length} areas in the layer ${layer} is a council with adult social services. Name the layer of counties and unitary authorities: UTLA, in the file of the ONS.`,
    )
  const seen = new Set<string>()
  for (const { code, name } of outlines) {
    if (seen.has(code)) throw bad(`${name} (${code}) stands in the file twice. Take one of them out.`)
    seen.add(code)
  }
}

function refuseOlder(
  outlines: readonly Outline[],
  before: ReadonlyMap<string, KeptOutline>,
  ofYear: number,
): void {
  const newest = Math.max(0, ...outlines.map(outline => before.get(outline.code)?.ofYear ?? 0))
  if (newest <= ofYear) return
  throw bad(`These outlines are of ${ofYear}, and some of ${newest} are imported already. Import newer ones.`)
}

function isSame(
  outline: Outline,
  kept: KeptOutline | undefined,
  ofYear: number,
  attribution: string,
): boolean {
  const { name, rings } = outline
  return (
    kept?.ofYear === ofYear &&
    kept.name === name &&
    kept.attribution === attribution &&
    JSON.stringify(kept.rings) === JSON.stringify(rings)
  )
}

function withBox(outline: Outline): Outline & Box {
  const box = boxAround(outline.rings.flat())
  if (!box) throw new Error(`The outline of ${outline.code} has no positions`)
  return { ...outline, ...box }
}

const countsOf = ({ read, created, updated: changed, unchanged }: Omit<BoundariesReport, 'dryRun'>) => ({
  read,
  created,
  changed,
  unchanged,
})

/** Areas that were left out, and councils that still have no outline. */
function notesOf({ ended, missing }: Omit<BoundariesReport, 'dryRun'>): RowNotes {
  const notes = new RowNotes()
  for (const { code, name } of ended)
    notes.note(0, code, `${name} is no council with adult social services now: left out.`)
  for (const { code, name } of missing) notes.note(0, code, `${name} has no outline.`)
  return notes
}
