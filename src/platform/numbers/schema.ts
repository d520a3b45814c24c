import { z } from 'zod'

const Telephone = z
  .string('Enter a telephone number')
  .trim()
  .regex(/^\+?[\d ()-]{3,30}$/, 'Enter a telephone number, like 01632 960001')

/** Whom to ring: what every public page tells beside 999. */
export const Numbers = z.object({
  day: Telephone,
  dayHours: z
    .string('Enter when the day number is answered')
    .trim()
    .min(1, 'Enter when the day number is answered, like Monday to Friday, 9am to 5pm')
    .max(100, 'When the day number is answered must be 100 characters or fewer'),
  night: Telephone,
})

export type Numbers = z.output<typeof Numbers>

/** The numbers in a council's settings; undefined until somebody has set them. */
export function numbersIn(settings: unknown): Numbers | undefined {
  const parsed = z.object({ numbers: Numbers }).safeParse(settings)
  return parsed.success ? parsed.data.numbers : undefined
}
