import { fenmarsh } from './council.ts'
import type { HomeKind, ProviderKind, ProviderPlan } from './plan.ts'

/**
 * Who runs homes in Fenmarsh: four groups with brands, the council, two charities, and small companies and
 * partnerships. The three numbers are homes with nursing, without nursing, and for people with a learning
 * disability, besides the homes of the planted stories (`stories.ts`). `former` providers have left.
 */
type Row = readonly [
  name: string,
  kind: ProviderKind,
  brand: string,
  nursing: number,
  residential: number,
  learning: number,
]

const brandIds: Readonly<Record<string, string>> = {
  Oakenshore: 'BD991',
  'Marrowby Living': 'BD992',
  Quillcote: 'BD993',
  'Wold Care': 'BD994',
}

const rows: readonly Row[] = [
  ['Oakenshore Care (East) Limited', 'company', 'Oakenshore', 5, 3, 0],
  ['Oakenshore Nursing Limited', 'company', 'Oakenshore', 6, 0, 0],
  ['Oakenshore Homes Limited', 'company', 'Oakenshore', 1, 4, 0],
  ['Marrowby Living Limited', 'company', 'Marrowby Living', 6, 4, 0],
  ['Marrowby Living (Fens) Limited', 'company', 'Marrowby Living', 2, 2, 0],
  ['Quillcote Homes Limited', 'company', 'Quillcote', 0, 0, 6],
  ['Quillcote Supported Lives Limited', 'company', 'Quillcote', 0, 0, 3],
  ['Wold Care Ltd', 'company', 'Wold Care', 2, 2, 0],
  [fenmarsh.name, 'council', '', 0, 4, 2],
  ['The Lodeside Almshouse and Care Trust', 'charity', '', 1, 2, 0],
  ['Saltreach Charity for Older People', 'charity', '', 1, 2, 0],
  ['Fenlight Residential Limited', 'company', '', 0, 1, 0],
  ['Withy Bank Care Limited', 'company', '', 0, 0, 0],
  ['Sedgeway Nursing Limited', 'company', '', 1, 0, 0],
  ['Amberstaithe Care Homes Ltd', 'company', '', 0, 1, 0],
  ['Gannockside Healthcare Limited', 'company', '', 1, 0, 0],
  ['Ropery Quarter Homes Limited', 'company', '', 0, 1, 1],
  ['Tidegate Care Limited', 'company', '', 2, 1, 0],
  ['Greenlode Care Limited', 'company', '', 1, 2, 0],
  ['Hithe and Harbour Homes Limited', 'company', '', 2, 2, 0],
  ['Moorhen Care Homes Limited', 'company', '', 1, 2, 0],
  ['Barley Mow Residential Limited', 'company', '', 0, 2, 0],
  ['Brightdyke Care Limited', 'company', '', 2, 1, 0],
  ['The Rushlight Partnership', 'partnership', '', 0, 2, 0],
  ['Old Windpump Homes', 'partnership', '', 0, 2, 0],
  ['Eelcatcher Care Ltd', 'company', '', 1, 2, 0],
  ['Kingcup Care Limited', 'company', '', 0, 2, 1],
  ['Long Drove Homes Limited', 'company', '', 0, 2, 0],
  ['Pearmain Healthcare Limited', 'company', '', 1, 1, 0],
  ['Lampwick Care Services Limited', 'company', '', 0, 2, 0],
  ['Applegarth Lives Limited', 'company', '', 0, 0, 3],
  ['Stepping Sluice Limited', 'company', '', 0, 0, 3],
  ['Open Gate Fenmarsh Limited', 'company', '', 0, 0, 2],
  ['Threadmoss Living Limited', 'company', '', 0, 0, 2],
  ['Saltpan Road Care Limited', 'company', '', 0, 1, 0],
  ['Quayhithe Care Homes Limited', 'company', '', 0, 1, 0],
  ['Nettlewash Nursing Limited', 'company', '', 0, 0, 0],
  ['Larkfield Nursing Homes Limited', 'former', '', 0, 0, 0],
  ['Staithe Lodge Limited', 'former', '', 0, 0, 0],
  ['Orchard Staithe Residential Limited', 'former', '', 0, 0, 0],
  ['Fairtide Care Homes Limited', 'former', '', 0, 0, 0],
  ['Northfen Residential Limited', 'former', '', 0, 0, 0],
  ['Cradge and Bank Care Limited', 'former', '', 0, 0, 0],
  ['Sheepwash Homes Partnership', 'former', '', 0, 0, 0],
  ['Wendlow Nursing Homes Limited', 'former', '', 0, 0, 0],
]

export const providerList: readonly ProviderPlan[] = rows.map(toProvider)

/** Throws when the list has no provider of that name, which is a slip in the data. */
export function providerNamed(name: string): ProviderPlan {
  const found = providerList.find(provider => provider.name === name)
  if (!found)
    throw new Error(`No provider is called "${name}": add it to provider-list.ts or correct the name.`)
  return found
}

function toProvider([name, kind, brand, nursing, residential, learning]: Row, index: number): ProviderPlan {
  const homes: Record<HomeKind, number> = { nursing, residential, learning }
  const id = `1-91${String(index + 1).padStart(8, '0')}`
  if (!brand) return { id, name, kind, homes }
  return { id, name, kind, homes, brand: { id: brandIds[brand] ?? 'BD990', name: `BRAND ${brand}` } }
}
