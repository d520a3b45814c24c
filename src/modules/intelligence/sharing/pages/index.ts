import type { Page } from '#platform/http/page/page.ts'
import { decisionPages } from './decisions.ts'
import { factPages } from './facts.ts'
import { latencyPages } from './latency.ts'
import { meetingList } from './list.ts'
import { meetingPageShown } from './meeting.ts'
import { meetingForms } from './meeting-forms.ts'
import { packPages } from './pack.ts'
import { recordForms } from './record-forms.ts'

export const sharingPages: readonly Page[] = [
  meetingList,
  meetingPageShown,
  ...meetingForms,
  ...recordForms,
  ...factPages,
  ...packPages,
  ...decisionPages,
  ...latencyPages,
]
