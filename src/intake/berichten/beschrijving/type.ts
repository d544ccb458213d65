import type { Codelijst } from '../../../normen/codelijsten/codelijst.ts';

/** A simple type with the facets of XML Schema under their own names. */
export interface EnkelType {
  readonly basis: 'string' | 'integer' | 'date' | 'time';
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Anchored, in the syntax of XML Schema. */
  readonly pattern?: string;
  readonly minInclusive?: number;
  readonly maxInclusive?: number;
  /** The allowed codes with their labels; per law where the laws differ. */
  readonly codelijst?: Codelijst | { readonly wmo: Codelijst; readonly jw: Codelijst };
  /** Its value identifies a person or is free text, and is never repeated in a message of ours. */
  readonly persoon?: true;
}
