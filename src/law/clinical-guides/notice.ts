/** Stands on every result of a guide. Guides are prompts: a person decides. */
export const GUIDE_NOTICE =
  'A score never opens or closes a case. A person decides, and anyone may raise a concern whatever it says.'
