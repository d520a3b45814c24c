import { describe, expect, it } from 'vitest'
import { axeCheck } from '../support/browser.ts'
import { journey } from '../support/journey.ts'
import type { Visitor } from '../support/visitor.ts'
import { searchHomes } from './homes-list.ts'

const { visitor } = journey()

async function someone(role: string, options: Parameters<typeof visitor>[0] = {}): Promise<Visitor> {
  const person = await visitor(options)
  await person.signIn(role)
  return person
}

const teasel = '1-9000000003'

/** A directory with one home more than CQC's record, and other beds at another. */
function directory(beds: number) {
  const rows = [
    'Location ID,Care home?,Location Name,Care homes beds,Location Local Authority,Provider ID',
    `${teasel},Y,Teasel Court,${beds},Fenmarsh,1-9100000003`,
    '1-9000088888,Y,Brand New House,12,Fenmarsh,1-9100000003',
  ]
  const buffer = Buffer.from(rows.join('\n'))
  return { name: 'directory.csv', mimeType: 'text/csv', buffer }
}

async function importDirectory(administrator: Visitor, beds: number): Promise<string> {
  const { page } = administrator
  await administrator.visit('/imports/upload-list', 'Import one of CQC’s lists')
  await page.getByLabel('A directory of care homes').check()
  await page.getByLabel('The list', { exact: true }).setInputFiles(directory(beds))
  await page.getByLabel('No, import it').check()
  await administrator.press('Upload and start')
  await page
    .getByRole('heading', { level: 1, name: 'The register is up to date' })
    .waitFor({ timeout: 30_000 })
  return new URL(page.url()).pathname
}

describe('A quality officer, where two of CQC’s sources differ', () => {
  it('@P20 @P1 finds it among the challenges, reads both records, and settles it with reasons', async () => {
    const officer = await someone('quality-officer')
    const { page } = officer
    await officer.visit('/challenges', 'Challenges to facts')
    await officer.follow('Beds: 36, or 38?', 'Beds: 36, or 38?')
    const main = await page.getByRole('main').innerText()
    for (const words of ['Two of CQC’s sources differ', 'The other source says', 'Lantern found'])
      expect(main).toContain(words)
    await axeCheck(page)
    const [, other] = await page.locator('a[href*="/records/"]').all()
    await officer.follow(other ?? '', /^CQC’s record/)
    expect(await page.getByRole('main').innerText()).toContain('Care homes beds')
    await page.goBack()
    await officer.follow(/^Refuse/, /Refuse/)
    await page.getByLabel('Why does the fact stand?').fill('We counted 36 on our visit.')
    await officer.press('Refuse', 'Beds: 36, or 38?')
    expect(await page.getByText('Refused: the fact stands.').count()).toBe(1)
  })
})

describe('An administrator who imported the wrong file', () => {
  it.each([
    ['with JavaScript', {}],
    ['without it, on a phone', { javaScript: false, width: 390 }],
  ])(
    '@P20 @P1 takes it back whole, %s, and the home it brought is gone',
    { timeout: 90_000 },
    async (_, how) => {
      const administrator = await someone('administrator', how)
      const { page } = administrator
      const address = await importDirectory(administrator, 32)
      const officer = await someone('quality-officer')
      await searchHomes(officer, 'Brand New House')
      await officer.follow('Brand New House', 'Brand New House')
      const home = new URL(officer.page.url()).pathname

      await administrator.follow('Take it back', 'Take this import back?')
      await axeCheck(page, { javaScript: !('javaScript' in how) })
      await administrator.press('Take it back', 'This import was taken back')
      expect(new URL(page.url()).pathname).toBe(address)
      expect(await page.getByText('The register is as it was before it.').count()).toBe(1)
      expect(await page.getByRole('link', { name: 'Take it back' }).count()).toBe(0)

      await officer.page.goto(home)
      expect(await officer.page.getByRole('heading', { level: 1 }).textContent()).toContain('could not find')
    },
  )

  it('@P20 is told why it cannot be, where somebody has written about a home it brought', async () => {
    const administrator = await someone('administrator')
    const address = await importDirectory(administrator, 32)
    const officer = await someone('quality-officer')
    const { page } = officer
    await searchHomes(officer, 'Brand New House')
    await officer.follow('Brand New House', 'Brand New House')
    await officer.visit(`${new URL(page.url()).pathname}/facts/beds/challenge`, 'What should it be?')
    await page.getByLabel('What should it be?').fill('14')
    await officer.press('Continue', 'How do you know?')
    await page.getByLabel('How do you know?').fill('Counted on our visit')
    await officer.press('Continue', 'Check your answers')
    await officer.press('Challenge this fact')
    await administrator.visit(`${address}/undo`, 'Take this import back?')
    await administrator.press('Take it back')
    expect(await administrator.page.getByRole('main').innerText()).toContain(
      'People have written about homes that only this import brought: Brand New House.',
    )
    await administrator.visit(address, 'The register is up to date')
  })
})
