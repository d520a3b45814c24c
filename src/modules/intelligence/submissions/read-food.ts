import { SaxesParser } from 'saxes'
import { badSheet } from '#platform/sheets/index.ts'
import { isFoodRating } from './kinds.ts'

/** A place of care in a file of food hygiene ratings. */
export interface FoodRow {
  /** Its place among all of the file, from 1. */
  readonly row: number
  readonly id: string
  readonly name: string
  readonly postcode: string
  /** 0 to 5; null where it is exempt, or waits for an inspection. */
  readonly rating: string | null
  readonly ratedOn: string | null
}

export interface FoodFile {
  /** The day the file is of. */
  readonly extractedOn: string
  /** Hospitals, child care and caring premises. */
  readonly caring: readonly FoodRow[]
  readonly others: number
}

/** Hospitals, childcare and caring premises. */
const CARING = '5'
const NO_FOOD_FILE =
  'This is no file of food hygiene ratings. Download the XML of your area from ratings.food.gov.uk/open-data.'

type Fields = Readonly<Record<string, string>>

/** Reads the XML that the Food Standards Agency publishes. @throws Invalid for a file that is something else */
export function readFood(bytes: Uint8Array): FoodFile {
  const { header, places } = parse(new TextDecoder().decode(bytes))
  const extractedOn = header.ExtractDate ?? ''
  if (!/^\d{4}-\d{2}-\d{2}$/.test(extractedOn)) throw badSheet(NO_FOOD_FILE)
  if (header.ItemCount !== undefined && Number(header.ItemCount) !== places.length)
    throw badSheet(
      `The file says it holds ${header.ItemCount} places and holds ${places.length}: it is cut off. Download it again.`,
    )
  const caring = places.flatMap((place, at) =>
    place.BusinessTypeID === CARING ? [rowOf(place, at + 1)] : [],
  )
  return { extractedOn, caring, others: places.length - caring.length }
}

function rowOf(place: Fields, row: number): FoodRow {
  const ratedOn = place.RatingDate ?? ''
  const rated = isFoodRating(place.RatingValue ?? '') && /^\d{4}-\d{2}-\d{2}$/.test(ratedOn)
  return {
    ...{ row, id: place.FHRSID ?? '', postcode: place.PostCode ?? '' },
    // Some councils escape a name twice.
    name: (place.BusinessName ?? '').replaceAll(/\\?&amp;/g, '&'),
    rating: rated ? (place.RatingValue ?? null) : null,
    ratedOn: rated ? ratedOn : null,
  }
}

function parse(xml: string): { header: Fields; places: readonly Fields[] } {
  const header: Record<string, string> = {}
  const places: Record<string, string>[] = []
  let into: Record<string, string> | undefined
  let words = ''
  const parser = new SaxesParser({ position: false, xmlns: false })
  parser.on('error', () => {
    throw badSheet(NO_FOOD_FILE)
  })
  parser.on('opentag', ({ name }) => {
    words = ''
    if (name === 'Header') into = header
    if (name !== 'EstablishmentDetail') return
    into = {}
    places.push(into)
  })
  parser.on('text', text => {
    words += text
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'Header' || name === 'EstablishmentDetail') into = undefined
    else if (into && words !== '') into[name] = words.trim()
    words = ''
  })
  parser.write(xml).close()
  return { header, places }
}
