import { type TargetCode, targetOn } from '#law/safeguarding-targets.ts'
import { addWorkingDays } from '#law/working-days.ts'

/** The day by which a local target that starts today is to be met. Never a legal deadline. */
export function localTarget(code: TargetCode, today: Temporal.PlainDate): string {
  const target = targetOn(code, today)
  if (!target) return today.toString()
  const due =
    target.counting === 'working' ? addWorkingDays(today, target.days) : today.add({ days: target.days })
  return due.toString()
}
