import type { Status } from '../../core/basis/domein.ts';
import { STATUS_NAMEN } from '../../definitie/notatie.ts';

/** How firm a figure is: in words, and with a pattern for what is not yet firm. */
export function StatusMerk({ status }: { readonly status: Status }) {
  return <span className={`status status--${status}`}>{STATUS_NAMEN[status]}</span>;
}
