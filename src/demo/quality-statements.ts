import type { KeyQuestion } from './plan.ts'

/**
 * CQC's quality statements for care homes, as its `assessment` blocks give them: number, title and the
 * evidence categories looked at (1 people's experience, 2 staff and leaders, 3 partners, 4 observation,
 * 5 processes). Key questions and statements are in the order of those records.
 */
type Statement = readonly [id: string, title: string, evidence: string]

export const qualityStatements: ReadonlyArray<readonly [KeyQuestion, readonly Statement[]]> = [
  [
    'Caring',
    [
      ['17', 'Independence, choice and control', '1245'],
      ['15', 'Kindness, compassion and dignity', '1234'],
      ['18', 'Responding to people’s immediate needs', '124'],
      ['16', 'Treating people as individuals', '1245'],
      ['19', 'Workforce wellbeing and enablement', '25'],
    ],
  ],
  [
    'Effective',
    [
      ['9', 'Assessing needs', '125'],
      ['14', 'Consent to care and treatment', '125'],
      ['10', 'Delivering evidence-based care and treatment', '125'],
      ['11', 'How staff, teams and services work together', '1235'],
      ['13', 'Monitoring and improving outcomes', '125'],
      ['12', 'Supporting people to live healthier lives', '125'],
    ],
  ],
  [
    'Responsive',
    [
      ['21', 'Care provision, Integration and continuity', '1235'],
      ['24', 'Equity in access', '1235'],
      ['25', 'Equity in experiences and outcomes', '125'],
      ['23', 'Listening to and involving people', '125'],
      ['20', 'Person-centred Care', '124'],
      ['26', 'Planning for the future', '125'],
      ['22', 'Providing Information', '125'],
    ],
  ],
  [
    'Safe',
    [
      ['7', 'Infection prevention and control', '1245'],
      ['4', 'Involving people to manage risks', '1245'],
      ['1', 'Learning culture', '125'],
      ['8', 'Medicines optimisation', '125'],
      ['6', 'Safe and effective staffing', '1245'],
      ['5', 'Safe environments', '1245'],
      ['2', 'Safe systems, pathways and transitions', '1235'],
      ['3', 'Safeguarding', '1245'],
    ],
  ],
  [
    'Well-led',
    [
      ['28', 'Capable, compassionate and inclusive leaders', '25'],
      ['29', 'Freedom to speak up', '25'],
      ['31', 'Governance, management and sustainability', '25'],
      ['33', 'Learning, improvement and innovation', '25'],
      ['32', 'Partnerships and communities', '1235'],
      ['27', 'Shared direction and culture', '25'],
      ['30', 'Workforce equality, diversity and inclusion', '25'],
    ],
  ],
]
