import type { Module } from '#platform/module.ts'
import * as accessRequest from './access-request/index.ts'
import { pages as accessPages } from './access-request/pages.ts'
import { accessWorkflow } from './access-request/workflow.ts'
import * as advocacy from './advocacy/index.ts'
import { pages as advocacyPages } from './advocacy/pages.ts'
import * as after from './after/index.ts'
import * as allegations from './allegations/index.ts'
import * as batch from './batch/index.ts'
import * as caseFiles from './case-files/index.ts'
import * as circumstances from './circumstances/index.ts'
import * as conclusion from './conclusion/index.ts'
import { conclusionPages } from './conclusion/pages.ts'
import * as contact from './contact/index.ts'
import { pages as contactPages } from './contact/pages.ts'
import { court } from './court/index.ts'
import * as dataQuality from './data-quality/index.ts'
import { pages as dataQualityPages } from './data-quality/pages.ts'
import * as death from './death/index.ts'
import { disputes } from './disputes/index.ts'
import * as duty from './duty/index.ts'
import { pages as dutyPages } from './duty/pages.ts'
import { askedPages } from './enquirers/asked-pages.ts'
import * as enquirers from './enquirers/index.ts'
import { requestPages } from './enquirers/pages.ts'
import { askedPanel } from './enquirers/panel.ts'
import { requestReminders } from './enquirers/reminders.ts'
import { askedRoles, requestWorkflow } from './enquirers/workflow.ts'
import * as enquiry from './enquiry/index.ts'
import { enquiryPages } from './enquiry/pages.ts'
import { enquiryWorkflow } from './enquiry/workflow.ts'
import * as exchange from './exchange/index.ts'
import { pages as exchangePages } from './exchange/pages.ts'
import * as followUps from './follow-ups/index.ts'
import { governingNavigation } from './governing-navigation.ts'
import * as guides from './guides/index.ts'
import * as hearing from './hearing/index.ts'
import { pages as hearingPages } from './hearing/pages.ts'
import * as letters from './letters/index.ts'
import * as localTargets from './local-targets/index.ts'
import * as measures from './measures/index.ts'
import * as meetings from './meetings/index.ts'
import { meetingPages } from './meetings/pages.ts'
import { memberLetters } from './member-letters/index.ts'
import { ombudsman } from './ombudsman/index.ts'
import * as organisational from './organisational/index.ts'
import * as outcomes from './outcomes/index.ts'
import { outcomePages } from './outcomes/pages.ts'
import * as pause from './pause/index.ts'
import * as plan from './plan/index.ts'
import * as police from './police/index.ts'
import { policePages } from './police/pages.ts'
import { team } from './policy.ts'
import * as quality from './quality/index.ts'
import { pages as qualityPages } from './quality/pages.ts'
import * as reply from './reply/index.ts'
import { pages as replyPages } from './reply/pages.ts'
import * as representatives from './representatives/index.ts'
import { pages as representativesPages } from './representatives/pages.ts'
import * as residents from './residents/index.ts'
import * as responsibility from './responsibility/index.ts'
import { pages as responsibilityPages } from './responsibility/pages.ts'
import * as retention from './retention/index.ts'
import { pages as retentionPages } from './retention/pages.ts'
import * as review from './review/index.ts'
import * as sources from './sources/index.ts'
import * as support from './support/index.ts'
import * as trust from './trust/index.ts'
import * as waiting from './waiting/index.ts'
import * as wrongPerson from './wrong-person/index.ts'
import { pages as wrongPersonPages, panels as wrongPersonPanels } from './wrong-person/pages.ts'
import { breachWorkflow } from './wrong-person/workflow.ts'

/** What a folder of this module brings to it. */
export type Subject = Partial<
  Pick<
    Module,
    | 'policy'
    | 'commands'
    | 'queries'
    | 'pages'
    | 'openPages'
    | 'panels'
    | 'navigation'
    | 'records'
    | 'workflows'
    | 'schedules'
    | 'sweeps'
  >
>

/** Every folder with units of its own, but for concerns, reports and teams, on which all of them stand. */
export const subjects: readonly Subject[] = [
  { commands: contact.commands, queries: contact.queries, pages: contactPages },
  { commands: hearing.commands, pages: hearingPages },
  {
    commands: letters.commands,
    queries: letters.queries,
    pages: letters.pages,
    workflows: [letters.letterWorkflow],
  },
  { commands: representatives.commands, pages: representativesPages },
  { commands: advocacy.commands, pages: advocacyPages },
  { commands: reply.commands, pages: replyPages },
  { commands: responsibility.commands, pages: responsibilityPages },
  { commands: duty.commands, queries: duty.queries, pages: dutyPages },
  { commands: residents.commands, queries: residents.queries, pages: residents.pages },
  { commands: enquiry.commands, pages: enquiryPages, workflows: [enquiryWorkflow] },
  { commands: outcomes.commands, pages: outcomePages },
  {
    commands: enquirers.commands,
    queries: enquirers.queries,
    pages: [...requestPages, ...askedPages],
    panels: [askedPanel],
    workflows: [requestWorkflow],
    schedules: [requestReminders],
    navigation: [{ label: 'What you were asked', href: '/safeguarding/asked', roles: askedRoles, order: 11 }],
  },
  { commands: police.commands, pages: policePages },
  { commands: waiting.commands, pages: waiting.pages },
  { commands: batch.commands, queries: batch.queries, pages: batch.pages },
  { commands: pause.commands, pages: pause.pages },
  {
    commands: localTargets.commands,
    queries: localTargets.queries,
    pages: localTargets.pages,
    navigation: localTargets.navigation,
  },
  { commands: meetings.commands, queries: meetings.queries, pages: meetingPages },
  { commands: caseFiles.commands, queries: caseFiles.queries, pages: caseFiles.pages },
  { commands: conclusion.commands, pages: conclusionPages },
  { commands: allegations.commands, pages: allegations.pages },
  { commands: circumstances.commands, pages: circumstances.pages, schedules: circumstances.schedules },
  {
    commands: after.commands,
    queries: after.queries,
    pages: after.pages,
    workflows: [after.feedbackWorkflow],
    navigation: [
      {
        label: 'Asked afterwards',
        href: '/safeguarding/feedback',
        roles: [...team, 'practice-officer', 'advocate'],
        order: 13,
      },
    ],
  },
  { commands: sources.commands, queries: sources.queries, pages: sources.pages },
  {
    commands: measures.commands,
    queries: measures.queries,
    pages: measures.pages,
    workflows: [measures.measureWorkflow],
    navigation: [{ label: 'Measures', href: '/safeguarding/measures', roles: team, order: 13 }],
  },
  { commands: support.commands, pages: support.pages, workflows: [support.supportWorkflow] },
  { commands: plan.commands, pages: plan.pages, workflows: [plan.planActionWorkflow] },
  {
    commands: followUps.commands,
    queries: followUps.queries,
    pages: followUps.pages,
    workflows: [followUps.followUpWorkflow],
    panels: [followUps.owedPanel],
    schedules: [followUps.schedule],
    navigation: [{ label: 'Follow-ups', href: '/safeguarding/follow-ups', roles: team, order: 13 }],
  },
  { commands: death.commands, pages: death.pages },
  { commands: guides.commands, pages: guides.pages },
  {
    policy: organisational.organisationalPolicy,
    commands: organisational.organisationalCommands,
    queries: organisational.organisationalQueries,
    pages: organisational.organisationalPages,
    navigation: [organisational.organisationalNavigation],
    records: { organisational: organisational.organisationalHref },
    workflows: [organisational.organisationalWorkflow],
  },
  {
    policy: trust.trustPolicy,
    commands: trust.trustCommands,
    queries: trust.trustQueries,
    pages: trust.trustPages,
    navigation: [trust.trustNavigation],
    records: { trust: trust.trustHref },
    workflows: [trust.trustWorkflow],
  },
  {
    policy: review.reviewPolicy,
    commands: review.reviewCommands,
    queries: review.reviewQueries,
    pages: review.reviewPages,
    navigation: [review.reviewNavigation],
    records: { review: review.reviewHref },
    workflows: [review.reviewWorkflow, review.recommendationWorkflow],
  },
  {
    commands: quality.commands,
    queries: quality.queries,
    pages: qualityPages,
    navigation: governingNavigation,
  },
  {
    commands: wrongPerson.commands,
    queries: wrongPerson.queries,
    pages: wrongPersonPages,
    panels: wrongPersonPanels,
    records: { breach: id => `/safeguarding/breaches/${id}` },
    workflows: [breachWorkflow],
  },
  { queries: dataQuality.queries, pages: dataQualityPages },
  {
    commands: retention.commands,
    queries: retention.queries,
    pages: retentionPages,
    schedules: retention.schedules,
  },
  {
    commands: accessRequest.commands,
    queries: accessRequest.queries,
    pages: accessPages,
    records: { 'access-request': id => `/access-requests/${id}` },
    workflows: [accessWorkflow],
  },
  {
    commands: exchange.commands,
    queries: exchange.queries,
    pages: exchangePages,
    schedules: exchange.schedules,
  },
  disputes,
  ombudsman,
  memberLetters,
  court,
]
