/** 'Zoë O’Brien-Łuk' as 'zoe o brien luk': what is compared when somebody is looked for by name. Pure. */
export function nameKey(...names: readonly (string | null | undefined)[]): string {
  return names
    .map(name => name ?? '')
    .join(' ')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/ł/g, 'l')
    .replaceAll(/ø/g, 'o')
    .replaceAll(/ß/g, 'ss')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

export interface Named {
  readonly givenName: string
  readonly familyName: string
  readonly knownAs: string | null
}

/** As people are spoken of: 'Edith Marlowe'; what they are called where no name is known. */
export function fullName({ givenName, familyName, knownAs }: Named): string {
  return `${givenName} ${familyName}`.trim() || knownAs || 'Name not known'
}
