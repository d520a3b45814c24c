import { deflateRawSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { fenmarshRecords } from '#src/demo/fenmarsh.ts'
import type { CqcLocation } from '#src/demo/location.ts'
import { zipOf } from '../security/zip.ts'
import { journey } from '../support/journey.ts'
import type { Visitor, VisitorOptions } from '../support/visitor.ts'
import { searchHomes } from './homes-list.ts'

const { visitor } = journey()

async function signedIn(person: string, options: VisitorOptions = {}): Promise<Visitor> {
  const somebody = await visitor(options)
  await somebody.signIn(person)
  return somebody
}

const { locations } = fenmarshRecords()

function recordOf(locationId: string): CqcLocation {
  const found = locations.find(location => location.locationId === locationId)
  if (!found) throw new Error(`The demonstration has no location ${locationId}`)
  return found
}

const teaselCourt = recordOf('1-9000000003')
const sedgewayHouse = recordOf('1-9000000010')
const meadowsweet = recordOf('1-9000001041')
const greylag = recordOf('1-9000001012')
const marramLodge = recordOf('1-9000000004')
const homecare = locations.filter(location => location.careHome === 'N').slice(0, 1)

/** Four days before the demonstration's present; what was current becomes history, as CQC does it. */
function ratedAgain(record: CqcLocation): CqcLocation {
  const before = record.currentRatings?.overall
  if (!before?.reportDate || !before.reportLinkId) throw new Error(`${record.name} has no dated rating`)
  const report = { reportDate: '2026-11-12', reportLinkId: '6f1d2c1e-0000-4000-8000-000000000001' }
  const { reportDate, reportLinkId, keyQuestionRatings: questions } = before
  const rating = 'Requires improvement'
  const keyQuestionRatings = questions.map(question =>
    ['Safe', 'Well-led'].includes(question.name) ? { ...question, ...report, rating } : question,
  )
  return {
    ...record,
    currentRatings: { reportDate: report.reportDate, overall: { ...report, rating, keyQuestionRatings } },
    historicRatings: [{ reportDate, reportLinkId, overall: before }, ...(record.historicRatings ?? [])],
  }
}

const fresh: readonly CqcLocation[] = [
  ratedAgain(teaselCourt),
  { ...sedgewayHouse, numberOfBeds: 44 },
  { ...meadowsweet, registrationStatus: 'Deregistered', deregistrationDate: '2026-11-10' },
  greylag,
  ...homecare,
]

/** One home told anew, beside a record with a day that no calendar has. */
const faulty: readonly CqcLocation[] = [
  { ...marramLodge, numberOfBeds: 50 },
  { ...greylag, registrationDate: '31/02/2024' },
]

const fileOf = (record: CqcLocation) => `location_details/location_${record.locationId}.json`

function zipFile(name: string, records: readonly CqcLocation[]) {
  const entries = records.map(record => {
    const json = Buffer.from(JSON.stringify(record))
    return { name: fileOf(record), bytes: deflateRawSync(json), unpacked: json.length }
  })
  return { name, mimeType: 'application/zip', buffer: Buffer.from(zipOf(entries)) }
}

interface Uploading {
  readonly file: ReturnType<typeof zipFile>
  readonly choice: string
  /** What the report is headed once the import has ended. */
  readonly report: string
}

/** From the list of imports to the report of this one, past the page that follows it. */
async function upload(administrator: Visitor, { file, choice, report }: Uploading): Promise<void> {
  const { page } = administrator
  await administrator.visit('/imports', 'Imports')
  await administrator.follow(page.locator('a[href="/imports/new"]'), 'Import from CQC')
  await administrator.follow('Upload a ZIP instead', 'Import from a ZIP')
  await page.getByLabel('ZIP of CQC’s records').setInputFiles(file)
  await page.getByLabel(choice).check()
  const goOn = await holdProgress(administrator)
  await administrator.press('Upload and start')
  goOn()
  await page.getByRole('heading', { level: 1, name: report }).waitFor({ timeout: 30_000 })
  await administrator.visit(page.url(), report)
}

/** The page that follows an import stays as it is until it has been checked, however fast the import is. */
async function holdProgress({ page }: Visitor): Promise<() => void> {
  const { promise: read, resolve: goOn } = Promise.withResolvers<void>()
  await page.route(/\/imports\/[0-9a-f-]{36}$/, async route => {
    if (route.request().resourceType() === 'fetch') await read
    await route.continue()
  })
  return goOn
}

/** One fact of the cards that stand open: its term, its value and its note. */
function fact({ page }: Visitor, term: string): Promise<string> {
  const exactly = page.locator('dt').getByText(term, { exact: true })
  return page.locator('.lantern-card .lantern-fact', { has: exactly }).filter({ visible: true }).innerText()
}

function rowOf({ page }: Visitor, name: string): Promise<string> {
  return page.getByRole('row').filter({ hasText: name }).first().innerText()
}

async function openHome(officer: Visitor, name: string): Promise<void> {
  await searchHomes(officer, name)
  await officer.follow(name, name)
}

const openReport = 'See each change, home by home'
const wouldChange = 'What an import would change'
const ratedDown = 'Rated Requires improvement on 12 November 2026, down from Good'
const bedsChanged = 'Beds: 48 before, 44 now'
const ended = 'Registration ended on 10 November 2026'

describe('An administrator keeps the register fresh where CQC’s service cannot be reached', () => {
  it('@P20 @P1 tries a ZIP first, imports it, and a quality officer sees what changed', {
    timeout: 120_000,
  }, async () => {
    const administrator = await signedIn('administrator')
    const officer = await signedIn('quality-officer')
    const file = zipFile('records.zip', fresh)

    await upload(administrator, { file, choice: 'Yes, only say what would change', report: wouldChange })
    await readsCounts(administrator)
    expect(await fact(administrator, 'State')).toContain('Tried, nothing changed')
    expect(await administrator.page.getByRole('link', { name: openReport }).count()).toBe(0)
    await openHome(officer, sedgewayHouse.name)
    expect(await fact(officer, 'Beds')).toContain('48')

    await upload(administrator, { file, choice: 'No, import it', report: 'The register is up to date' })
    await readsCounts(administrator)
    expect(await fact(administrator, 'Where from')).toMatch(/An uploaded ZIP$/)
    await administrator.follow(openReport, 'What this import changed')
    await readsChanges(administrator)
    await administrator.visit('/imports', 'Imports')
    const [, newest, before] = await administrator.page.getByRole('row').allInnerTexts()
    expect(newest).toContain('3 changed')
    expect(before).toContain('Would be: 3 changed')

    await seesTheChange(officer)
  })

  it('@P20 @P1 is told of the file and the field of a faulty record, and nothing is changed', {
    timeout: 120_000,
  }, async () => {
    const administrator = await signedIn('administrator')
    const { page } = administrator
    const file = zipFile('faulty.zip', faulty)
    await upload(administrator, { file, choice: 'No, import it', report: 'Nothing was imported' })
    expect(await page.getByText('1 fault in the records. Nothing was changed.').count()).toBe(1)
    expect(await fact(administrator, 'Records')).toContain('2')
    const refused = await rowOf(administrator, greylag.locationId)
    for (const words of [fileOf(greylag), 'registrationDate', 'year-month-day', '31/02/2024']) {
      expect(refused).toContain(words)
    }
    await administrator.follow('See all of them', 'What was refused, and why')
    const { text } = await administrator.download('Download as CSV')
    const faults: Record<string, string>[] = parse(text, { columns: true, bom: true })
    expect(faults).toMatchObject([{ 'File or address': fileOf(greylag), Field: 'registrationDate' }])

    await openHome(administrator, marramLodge.name)
    expect(await fact(administrator, 'Beds')).toContain('62')
    await administrator.visit('/')
    expect(await page.getByRole('link', { name: 'Import from an uploaded ZIP' }).count()).toBe(1)
  })

  it('@P20 @P1 does the same without JavaScript: the page of the import follows it by itself', {
    timeout: 120_000,
  }, async () => {
    const administrator = await signedIn('administrator', { javaScript: false })
    const { page } = administrator
    await administrator.visit('/imports/upload', 'Import from a ZIP')
    await administrator.press('Upload and start', 'Import from a ZIP')
    expect(await page.getByRole('alert').innerText()).toContain('Choose the ZIP of CQC’s records')
    const refused = zipFile('faulty.zip', [faulty[1] ?? greylag])
    const choice = 'Yes, only say what would change'
    await upload(administrator, { file: refused, choice, report: 'Nothing was imported' })
    expect(await rowOf(administrator, greylag.locationId)).toContain('registrationDate')
    const accepted = zipFile('records.zip', [{ ...greylag, numberOfBeds: greylag.numberOfBeds + 2 }])
    await upload(administrator, { file: accepted, choice, report: wouldChange })
    expect(await fact(administrator, 'Beds changed')).toMatch(/\b1\b/)
  })
})

/** What came and what it does, the same for the try and for the import itself. */
async function readsCounts(administrator: Visitor): Promise<void> {
  const counts = { Records: 5, 'Care homes': 4, 'Left out': 1, Unchanged: 1 }
  const changes = { 'Homes that changed': 3, 'Ratings published': 1, Closures: 1, 'Beds changed': 1 }
  for (const [term, count] of Object.entries({ ...counts, ...changes })) {
    expect(await fact(administrator, term), term).toMatch(new RegExp(`^${term}\\s+${count}\\b`))
  }
  expect(await administrator.page.getByRole('heading', { name: 'Nothing was refused' }).count()).toBe(1)
}

async function readsChanges(reader: Visitor): Promise<void> {
  expect(await rowOf(reader, teaselCourt.name)).toContain(ratedDown)
  expect(await rowOf(reader, sedgewayHouse.name)).toContain(bedsChanged)
  expect(await rowOf(reader, meadowsweet.name)).toContain(ended)
}

/** On the first page, in the list of changes, and on the page of each home. */
async function seesTheChange(officer: Visitor): Promise<void> {
  const { page } = officer
  await officer.visit('/')
  const today = await page.getByRole('main').innerText()
  for (const words of ['What changed', ratedDown, bedsChanged, ended]) expect(today).toContain(words)
  await officer.visit('/homes/changes', 'What has changed')
  await readsChanges(officer)
  await openHome(officer, sedgewayHouse.name)
  expect(await fact(officer, 'Beds')).toContain('44')
  expect(await page.getByText(bedsChanged).count()).toBe(1)
  await openHome(officer, teaselCourt.name)
  expect(await fact(officer, 'CQC overall')).toMatch(/Requires improvement\s+12 November 2026/)
  await officer.visit('/homes?registered=false', 'Care homes')
  await officer.follow(meadowsweet.name, meadowsweet.name)
  expect(await page.locator('.lantern-title__lede').textContent()).toMatch(/^Closed /)
}

const ratingsHeader =
  'Location ID,Location Name,Care Home?,Location Local Authority,Location Post Code,Domain,Latest Rating,Publication Date,Provider ID'

function ratingsFile(rating: string) {
  const { locationId, name, postalCode, providerId } = greylag
  const row = [locationId, name, 'Y', 'Fenmarsh', postalCode, 'Overall', rating, '11/13/2026', providerId]
  const buffer = Buffer.from([ratingsHeader, row.join()].join('\r\n'))
  return { name: 'Latest ratings, 16 November 2026.csv', mimeType: 'text/csv', buffer }
}

describe('An administrator who has only what CQC publishes for everyone', () => {
  async function uploadList(administrator: Visitor, buffer: object, report: string): Promise<void> {
    const { page } = administrator
    await administrator.visit('/imports', 'Imports')
    await administrator.follow('Upload one of CQC’s lists', 'Import one of CQC’s lists')
    await page.getByLabel('The file of ratings').check()
    await page.getByLabel('The list', { exact: true }).setInputFiles(buffer as never)
    await page.getByLabel('No, import it').check()
    const goOn = await holdProgress(administrator)
    await administrator.press('Upload and start')
    goOn()
    await page.getByRole('heading', { level: 1, name: report }).waitFor({ timeout: 30_000 })
  }

  it('@P20 brings in the file of ratings, and a quality officer sees which row a rating came from', {
    timeout: 60_000,
  }, async () => {
    const administrator = await signedIn('administrator')
    await uploadList(administrator, ratingsFile('Inadequate'), 'The register is up to date')
    const officer = await signedIn('quality-officer')
    await openHome(officer, greylag.name)
    expect(await fact(officer, 'CQC overall')).toMatch(/Inadequate[\s\S]*13 November 2026/)
    expect(await officer.page.getByText('Rated Inadequate').count()).toBeGreaterThan(0)
  })

  it('@P20 is told in one line when it is another file, and nothing is changed', async () => {
    const administrator = await signedIn('administrator')
    const file = { name: 'notes.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') }
    await uploadList(administrator, file, 'Nothing was imported')
    const main = await administrator.page.getByRole('main').innerText()
    expect(main).toContain('No sheet has the columns of CQC’s ratings file')
  })
})
