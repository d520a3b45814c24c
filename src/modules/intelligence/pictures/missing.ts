import type { Signal } from '#platform/signal.ts'
import { familyWords, howToHear } from '../view/words.ts'
import type { KeptPicture } from './make.ts'

interface Missing {
  readonly what: string
  readonly how: string
}

/** What nobody has said, and how to get it: as plain as what is there. Pure. */
export function missingIn({ voice, counterEvidence, themes, beside }: KeptPicture): Missing[] {
  const family = (kind: string) => kind as Signal['source']['family']
  const never = voice.never.map(kind => ({
    what: `${familyWords[family(kind)]}: never heard`,
    how: howToHear[family(kind)] ?? '',
  }))
  const faded = voice.faded.map(kind => ({
    what: `${familyWords[family(kind)]}: last heard too long ago to count in full`,
    how: howToHear[family(kind)] ?? '',
  }))
  const nobody = counterEvidence.length === 0 && themes.length === 0
  return [
    ...(nobody
      ? [{ what: 'Nobody independent has said anything that still counts', how: 'Go and see, and listen.' }]
      : []),
    ...never,
    ...faded,
    {
      what: 'Complaints and compliments in the home’s own books',
      how: 'Counted only where an officer has seen them. Look in the home’s log of both on the next visit, and write them down under “Who could notice”.',
    },
    ...(beside?.heard
      ? []
      : [
          {
            what: 'How much would be heard of a home like it is not known',
            how: 'Too few homes are like it here, or its beds are not known. Silence can be judged once they are.',
          },
        ]),
  ]
}
