import { describe, expect, it } from 'vitest'
import { ascofFile } from '#modules/homes/testing/ascof.ts'
import { fenmarsh } from '#src/demo/council.ts'
import { journey } from '../support/journey.ts'
import type { Visitor } from '../support/visitor.ts'

const { visitor } = journey()

async function someone(role: string, width = 1280): Promise<Visitor> {
  const person = await visitor({ width })
  await person.signIn(role)
  return person
}

/** Figures of England and the region are the published ones; Fenmarsh and its own are fictional. */
const outcomes = ascofFile({
  areas: [
    ['E92000001', 'England'],
    ['E12000006', 'East of England'],
    [fenmarsh.code, fenmarsh.niceName],
  ],
  outcomes: {
    '4b': {
      E92000001: ['91.2', '130,610', '143,210'],
      E12000006: ['93.4', '12,050', '12,900'],
      [fenmarsh.code]: ['88', '220', '250'],
    },
    '2b': {
      E92000001: ['17', '6,035', '35,455,995'],
      [fenmarsh.code]: ['[c]', '[c]', '[c]'],
    },
  },
})

interface Sending {
  readonly file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }
  readonly choice: string
  /** The heading of the page it leads to. */
  readonly heading: string
}

async function send(administrator: Visitor, { file, choice, heading }: Sending): Promise<string> {
  const { page } = administrator
  await page.getByLabel('The file').setInputFiles(file)
  await page.getByLabel(choice).check()
  await administrator.press('Upload and import', heading)
  return (await page.getByRole('main').innerText()).replaceAll(/\s+/g, ' ')
}

const file = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
})
const TRY = 'Yes, only say what would change'
const DO = 'No, import it'
const MARKET = 'The market of care homes in Fenmarsh'

describe('An administrator who brings in published figures', { timeout: 60_000 }, () => {
  it('@E2 an administrator imports ASCOF, a commissioner sees her council beside England, until it is taken back', async () => {
    const administrator = await someone('administrator')
    const { page } = administrator
    await administrator.visit('/imports', 'Imports')
    await administrator.follow('Outcomes (ASCOF)', 'Outcomes (ASCOF)')
    await administrator.follow('Import outcomes', 'Import outcomes')
    const sent = file('ascof_2024_25.ods', outcomes)
    const tried = await send(administrator, { file: sent, choice: TRY, heading: 'Outcomes (ASCOF)' })
    expect(tried).toContain('This was a trial: nothing was changed')
    expect(tried).toContain('18 new figures')
    await administrator.follow('Import outcomes', 'Import outcomes')
    await send(administrator, { file: sent, choice: DO, heading: 'Outcomes (ASCOF)' })
    expect(
      await page.getByRole('row', { name: /Of 2024-25.*ascof_2024_25\.ods.*18.*Take it back/ }).count(),
    ).toBe(1)

    const commissioner = await someone('commissioner')
    await commissioner.visit('/market', MARKET)
    const figure = commissioner.page.locator('figure', { hasText: 'section 42 enquiries' })
    expect(await figure.innerText()).toContain(
      'In Fenmarsh 88% of section 42 enquiries that found a risk reduced or removed it; in England 91.2%',
    )
    await figure.getByText('Show as a table').click()
    expect(await figure.getByRole('row', { name: /^East of England.*93\.4%/ }).count()).toBe(1)
    expect(
      await commissioner.page
        .getByRole('heading', { name: /^For Fenmarsh it is suppressed: too few people/ })
        .count(),
    ).toBe(1)
    const download = await commissioner.download(/^Download as CSV Admissions to care homes, 18 to 64/)
    expect(download.text).toContain('Fenmarsh,2024-25,Suppressed,Suppressed,Suppressed')

    await administrator.follow('Take it back', 'Take this import back?')
    await administrator.press('Take it back', 'Outcomes (ASCOF)')
    expect(await page.getByText('The import was taken back').count()).toBe(1)
    await commissioner.visit('/market', MARKET)
    const main = await commissioner.page.getByRole('main').innerText()
    expect(main).toContain('Outcomes beside England are not known')
    expect(main).not.toContain('section 42 enquiries')
  })

  it('@P17 an administrator imports postcodes, and distance then goes from one that no home has', async () => {
    const administrator = await someone('administrator', 390)
    const { page } = administrator
    await administrator.visit('/imports/postcodes/new', 'Import postcodes')
    const bad = file('postcodes-2026-08.csv', 'postcode,lat,long\nFM99 9ZZ,12,0.1\nnowhere,52.9,0.1\n')
    const told = await send(administrator, { file: bad, choice: DO, heading: 'Import postcodes' })
    expect(told).toContain('Row 2, lat: “12” is no latitude in the United Kingdom.')
    expect(told).toContain('Row 3, postcode: “nowhere” is no postcode.')
    const good = file('postcodes-2026-08.csv', 'postcode,lat,long\nFM99 9ZZ,52.92,0.15\n')
    await send(administrator, { file: good, choice: DO, heading: 'Postcodes' })
    expect(await page.getByText('1 new postcode').count()).toBe(1)

    const officer = await someone('quality-officer')
    await officer.visit('/homes?near=FM99+9ZZ&within=30', 'Care homes')
    const main = officer.page.getByRole('main')
    expect(await main.innerText()).toContain(
      'Nearest to FM99 9ZZ first, in a straight line. Postcodes: contains OS',
    )
    expect(await officer.page.getByText(/\d miles away/).count()).toBeGreaterThan(0)
  })

  it('@E2 a commissioner sees what is there and who brought it in, and is offered no import', async () => {
    const commissioner = await someone('commissioner')
    await commissioner.visit('/imports/deprivation', 'Deprivation')
    expect(await commissioner.page.getByRole('link', { name: 'Import deprivation' }).count()).toBe(0)
    await commissioner.visit('/imports/boundaries', 'Boundaries of councils')
    expect(await commissioner.page.getByRole('row', { name: /fenmarsh-fictional\.json/ }).count()).toBe(1)
  })
})
