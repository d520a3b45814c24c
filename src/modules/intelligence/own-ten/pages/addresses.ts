export const OWN_TEN = '/intelligence/own-ten'
export const WRITE_OWN_TEN = `${OWN_TEN}/write`
