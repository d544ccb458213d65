const VORM = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeStyle: 'short' });

/** A moment (ISO) as `1 oktober 2025 om 14:03`, in the reader's own time. */
export const momentVoluit = (iso: string): string => VORM.format(new Date(iso));
