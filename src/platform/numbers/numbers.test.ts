import { describe, expect, it } from 'vitest'
import { testCouncil } from '../accounts/testing/council.ts'
import { readNumbers, setNumbers } from './units.ts'
import { numbersCard, numbersSentence } from './words.ts'

const council = testCouncil(true)
const numbers = { day: '01632 960001', dayHours: 'Monday to Friday, 9am to 5pm', night: '+44 1632 960002' }

describe('a council’s telephone numbers', () => {
  it('are set and changed by an administrator, and leave the other settings alone', async () => {
    const administrator = await council.person('administrator')
    await council.rows(`update platform.council set settings = '{"claims": []}'`)
    expect(await council.runner.ask(readNumbers, {}, administrator)).toEqual({ numbers: null })
    await council.runner.run(setNumbers, numbers, administrator)
    expect(await council.runner.ask(readNumbers, {}, administrator)).toEqual({ numbers })
    await council.runner.run(setNumbers, { ...numbers, night: '0300 123 4567' }, administrator)
    const [row] = await council.rows('select settings from platform.council where id = $1', council.id)
    expect(row?.settings).toEqual({ claims: [], numbers: { ...numbers, night: '0300 123 4567' } })
  })

  it('are nobody else’s to set', async () => {
    const analyst = await council.person('analyst')
    await expect(council.runner.run(setNumbers, numbers, analyst)).rejects.toThrow()
  })

  it.each([
    ['day', 'ring us', 'Enter a telephone number, like 01632 960001'],
    ['night', '', 'Enter a telephone number, like 01632 960001'],
    ['dayHours', ' ', 'Enter when the day number is answered, like Monday to Friday, 9am to 5pm'],
  ])('%s cannot be %j', async (field, value, message) => {
    const administrator = await council.person('administrator', `Of ${field}`)
    const set = council.runner.run(setNumbers, { ...numbers, [field]: value }, administrator)
    await expect(set).rejects.toMatchObject({ faults: [{ field, message }] })
  })
})

it('999 is told whether or not there are numbers', () => {
  expect(numbersCard(undefined)).toMatchObject({ text: 'If someone is in danger now, call 999.' })
  expect(numbersSentence(undefined)).toBe('If someone is in danger now, call 999.')
  expect(numbersSentence(numbers)).toBe(
    'If it cannot wait, call 01632 960001 (Monday to Friday, 9am to 5pm), or +44 1632 960002 at any other time. If someone is in danger now, call 999.',
  )
})
