import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** One invented care home as CQC would write it; what is given replaces what is here. */
export function careHome(locationId: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    locationId,
    providerId: '1-555000001',
    type: 'Social Care Org',
    name: `Home ${locationId}`,
    registrationStatus: 'Registered',
    registrationDate: '2011-01-10',
    careHome: 'Y',
    dormancy: 'N',
    numberOfBeds: 20,
    postalAddressLine1: `${locationId} High Street`,
    postalAddressTownCity: 'Oldham',
    postalCode: 'OL1 1NL',
    localAuthority: 'Oldham',
    gacServiceTypes: [{ name: 'Residential homes', description: 'Care home service without nursing' }],
    specialisms: [{ name: 'Dementia' }],
    regulatedActivities: [
      {
        name: 'Accommodation',
        code: 'RA2',
        contacts: [
          { personGivenName: 'Ann', personFamilyName: 'Secret', personRoles: ['Registered Manager'] },
        ],
      },
    ],
    relationships: [],
    ...more,
  }
}

type Report = readonly [rating: string, reportDate: string, reportLinkId: string]

/** The overall rating of the newest report, and of those before it, where CQC's record has them. */
export function rated(newest: Report, ...before: readonly Report[]): Record<string, unknown> {
  const overall = ([rating, reportDate, reportLinkId]: Report) => ({
    rating,
    reportDate,
    reportLinkId,
    keyQuestionRatings: [],
  })
  return {
    currentRatings: { overall: overall(newest) },
    historicRatings: before.map(report => ({
      reportDate: report[1],
      reportLinkId: report[2],
      overall: overall(report),
    })),
  }
}

/** Writes records into a folder of CQC's layout. Text is written as it is, so that it may be broken. */
export async function folderOf(
  records: readonly (Record<string, unknown> | { file: string; text: string })[],
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lantern-cqc-'))
  await mkdir(join(folder, 'location_details'))
  for (const record of records) {
    const given = typeof record.text === 'string' ? record.text : JSON.stringify(record)
    const name = 'locationId' in record ? `location_${record.locationId}.json` : String(record.file)
    await writeFile(join(folder, 'location_details', name), given)
  }
  return folder
}
