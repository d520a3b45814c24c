import { reminders } from '#platform/workflow/reminders.ts'
import { findDueChallenges } from './reminders-store.ts'
import { challengeWorkflow } from './workflow.ts'

/** Those who may settle a challenge, and whoever raised it, hear of a target that is near or past. */
export const challengeReminders = reminders({
  workflow: challengeWorkflow,
  name: 'homes.remindOfChallenges',
  does: 'Reminds those who settle challenges, and those who raised them, of local targets that are near or past.',
  event: 'ChallengeReminded',
  tell: 'challenge.settle',
  list: '/challenges',
  find: findDueChallenges,
})
