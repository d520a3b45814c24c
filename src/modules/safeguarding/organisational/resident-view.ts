import type { z } from 'zod'
import { labelOf } from '#law/code-list.ts'
import type { CaseBlock } from '../case/part.ts'
import { dayFact, type ProcessPage } from '../process/blocks.ts'
import { concernHref, paragraphsOf } from '../view/words.ts'
import { responsibleWords, stateWords } from './resident-words.ts'
import type { ResidentWhole } from './schema.ts'
import { organisationalHref } from './view.ts'

type Resident = z.input<typeof ResidentWhole>

const safeWords = { yes: 'Safe and well', no: 'Not safe or well', 'not-known': 'Not sure' } as const

export function residentPage(resident: Resident, organisationalId: string): ProcessPage {
  const list = `${organisationalHref(organisationalId)}/residents`
  const to = (path: string): string => `${list}/${resident.id}/${path}`
  const { person, reference, home } = resident
  return {
    page: {
      title: `${person.name}: ${(resident.safe ? safeWords[resident.safe] : stateWords[resident.state]).toLowerCase()}`,
      caption: `${home}, ${reference}`,
      back: { text: 'Every resident', href: list },
      width: 'wide',
    },
    first: [],
    story: [seenBlock(resident), familyBlock(resident)],
    facts: [nextBlock(resident, to), whoBlock(resident)],
  }
}

function seenBlock({ seenWords, seenOn, safe, state }: Resident): CaseBlock {
  if (!seenWords) {
    return { card: { heading: 'Nobody has written down yet how they are', tone: 'lamp' } }
  }
  return {
    said: {
      heading: seenOn && safe ? `${safeWords[safe]} when seen` : stateWords[state],
      paragraphs: paragraphsOf(seenWords),
      ...(safe === 'no' ? { tone: 'clay' as const } : {}),
    },
  }
}

function familyBlock({ familyWish, familyToldOn, familyWords }: Resident): CaseBlock {
  return {
    card: {
      heading: familyToldOn ? 'Their family was told' : 'Their family was not told',
      facts: [
        { term: 'What they wish', value: labelOf('family-wishes', familyWish) },
        dayFact('Told', familyToldOn, 'Not yet'),
        ...(familyWords ? [{ term: 'In words', value: familyWords }] : []),
      ],
    },
  }
}

function nextBlock({ concern, state }: Resident, to: (path: string) => string): CaseBlock {
  return {
    card: {
      heading: 'What can be done now',
      ...(state === 'seen'
        ? {}
        : { button: { text: 'Write down how they were', href: to('check') }, tone: 'lamp' as const }),
      links: [
        ...(state === 'seen' ? [{ text: 'They were seen again', href: to('check') }] : []),
        ...(concern ? [] : [{ text: 'Raise a concern about them', href: to('concern') }]),
        { text: 'Write down whether their family is told', href: to('family') },
      ],
    },
  }
}

function whoBlock({ person, responsible, responsibleName, seenOn, concern }: Resident): CaseBlock {
  return {
    card: {
      heading: 'Who sees them',
      facts: [
        {
          ...{ term: 'Responsible', value: responsibleWords[responsible] },
          ...(responsibleName ? { note: responsibleName } : {}),
        },
        dayFact('Seen', seenOn, 'Nobody has seen them yet'),
        concern
          ? { term: 'Case of their own', value: concern.reference, href: concernHref(concern.id) }
          : { term: 'Case of their own', missing: 'None that you may see' },
      ],
      links: person.id ? [{ text: `What we know of ${person.name}`, href: `/adults/${person.id}` }] : [],
    },
  }
}
