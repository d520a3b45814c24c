/** All of it sealed under the record's own key: who the person is, too. */
export interface TrustWords {
  readonly name: string
  readonly role: string
  readonly allegation: string
  readonly setAside?: string | undefined
  readonly notTold?: string | undefined
  readonly told?: string | undefined
  readonly theirWords?: string | undefined
  readonly challenge?: string | undefined
  readonly cleared?: string | undefined
}

export interface SettingWords {
  readonly employer: string
  readonly role: string
  readonly why?: string | undefined
}

export interface ReferralWords {
  readonly text: string
}

export interface FindingWords {
  readonly finding: string
  readonly evidence: string
  readonly standard: string
  readonly challengeTo: string
}
