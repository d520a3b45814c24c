import { personRoles, roles } from '../access/roles.ts'
import type { FormField } from '../http/page/page.ts'

const roleOptions = personRoles
  .map(role => ({ value: role, text: roles[role].label }))
  .toSorted((a, b) => a.text.localeCompare(b.text, 'en-GB'))

const ofHomes = personRoles
  .filter(role => roles[role].scope === 'home')
  .map(role => roles[role].label.toLowerCase())

export const roleFilter: FormField = {
  kind: 'select',
  name: 'role',
  label: 'Role',
  options: [{ value: '', text: 'Any' }, ...roleOptions],
}

export const roleField: FormField = {
  kind: 'select',
  name: 'role',
  label: 'Role',
  hint: 'Give only what the person needs for their work.',
  options: [{ value: '', text: 'Choose a role' }, ...roleOptions],
}

/** Typed as an id until a search for homes can be part of a form. */
export const homeField: FormField = {
  kind: 'text',
  name: 'homeId',
  label: 'The home’s id',
  hint: `Only for the roles ${ofHomes.join(' and ')}. It is the last part of the address of the home’s page.`,
  optional: true,
}
