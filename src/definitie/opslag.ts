/** Files of one kind beside the two stores. */
export interface Bestandenstand {
  readonly aantal: number;
  /** Day of the oldest one (`JJJJ-MM-DD`); `null` when there is none. */
  readonly oudste: string | null;
  /** Days of all of them, so that each can be held against its term. */
  readonly dagen: readonly string[];
}

/** What lies in a data folder beside facts and register. */
export interface Opslag {
  /** Backups that were made of this folder, as far as they are known and still there. */
  bewaarbestanden(): Promise<Bestandenstand>;
}
