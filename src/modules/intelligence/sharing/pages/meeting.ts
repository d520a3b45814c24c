import { page } from '#platform/http/page/page.ts'
import { makeSharingPack, markSharingFact } from '../pack-commands.ts'
import { getSharingMeeting } from '../queries.ts'
import { meetingPage } from '../view-meeting.ts'

export const meetingPageShown = page.show<typeof getSharingMeeting>({
  path: '/sharing/{sharingId}',
  query: getSharingMeeting,
  template: 'intelligence/sharing-meeting.njk',
  model: (view, ctx) =>
    meetingPage(view, { mayWork: ctx.mayEver(makeSharingPack) && ctx.mayEver(markSharingFact) }),
})
