import * as decision from './decision-units.ts'
import * as latency from './latency-units.ts'
import { latencyWorkflow } from './latency-workflow.ts'
import * as meeting from './meeting-commands.ts'
import * as pack from './pack-commands.ts'
import { exportPackFacts, getSharingFacts, getSharingPack, listPackFacts } from './pack-queries.ts'
import { decisionHref, LATENCY, latencyHref, MEETINGS, meetingHref } from './pages/addresses.ts'
import { sharingPages } from './pages/index.ts'
import { sharingPanels } from './pages/panels.ts'
import { learners, sharingPolicy } from './policy.ts'
import { getHomeSharing, getSharingMeeting, listSharingMeetings } from './queries.ts'
import { addSharingMinute, bringSharingFact } from './record-commands.ts'
import * as turns from './turn-units.ts'
import { decisionWorkflow, invitable, meetingWorkflow } from './workflow.ts'

/** Information sharing meetings with their packs and decisions, and for serious cases who could have known when. */
export const sharing = {
  policy: sharingPolicy,
  commands: [
    meeting.planSharingMeeting,
    meeting.addSharingHome,
    meeting.removeSharingHome,
    meeting.inviteToSharing,
    meeting.uninviteFromSharing,
    meeting.holdSharingMeeting,
    meeting.closeSharingMeeting,
    meeting.moveSharingMeeting,
    pack.makeSharingPack,
    pack.markSharingFact,
    addSharingMinute,
    bringSharingFact,
    decision.decideAtSharing,
    decision.finishSharingDecision,
    decision.leaveSharingDecision,
    latency.beginLatency,
    latency.writeLatencyDay,
    turns.closeLatency,
    turns.changedByLatency,
    turns.reopenLatency,
  ],
  queries: [
    listSharingMeetings,
    getSharingMeeting,
    getHomeSharing,
    getSharingFacts,
    getSharingPack,
    listPackFacts,
    exportPackFacts,
    decision.listSharingPeople,
    decision.mySharingDecisions,
    decision.listSharingDecisions,
    decision.exportSharingDecisions,
    decision.getSharingDecision,
    latency.listLatency,
    latency.getLatency,
    latency.listLatencySources,
    turns.listLatencyOwners,
    turns.myLatencyChanges,
  ],
  pages: sharingPages,
  panels: sharingPanels,
  records: { 'sharing-meeting': meetingHref, 'sharing-decision': decisionHref, latency: latencyHref },
  navigation: [
    { label: 'Sharing meetings', href: MEETINGS, roles: invitable, order: 25 },
    { label: 'Who could have known', href: LATENCY, roles: learners, order: 28 },
  ],
  workflows: [meetingWorkflow, decisionWorkflow, latencyWorkflow],
}
