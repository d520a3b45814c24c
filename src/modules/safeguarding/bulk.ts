/**
 * What whoever writes many cases at once stands on, so that they are as the commands would have left them: what is
 * sealed in which row, which rules give a date or a draw.
 */
export type { AdvocacyWords, AdvocateStepWords } from './advocacy/words.ts'
export { dueOnEntering as feedbackDueOn } from './after/plan.ts'
export type { FeedbackWords, NotSaferWords } from './after/words.ts'
export type { AllegationWords, FindingWords } from './allegations/words.ts'
export { concernDue } from './concern/clock.ts'
export type { ConclusionWords } from './conclusion/words.ts'
export type { CardWords } from './contact/words.ts'
export type { DeathWords } from './death/commands.ts'
export { enquiryDue } from './enquiry/clock.ts'
export type { PlanWords } from './enquiry/words.ts'
export type { HearingWords } from './hearing/words.ts'
export type { EvidenceWords, MeetingWords } from './meetings/words.ts'
export type { OutcomeWords } from './outcomes/words.ts'
export { isDrawn } from './quality/draw.ts'
export { type BelowThreshold, patternsIn } from './quality/patterns.ts'
export { RECEIPT, readerWords } from './reply/reader.ts'
export type { ReplyWords } from './reply/words.ts'
export type { SourceWords } from './sources/commands.ts'
export type { ConcernWords, DecisionWords, NoteWords, ReportWords } from './words.ts'
