const CODE = /^[0-9a-f-]{36}$|^[a-z0-9-]+$|^\d{4}-\d\d-\d\d/

/** An id, a code or a day: nothing that somebody wrote. */
export const isCode = (text: string): boolean => CODE.test(text)
