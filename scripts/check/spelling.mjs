import { walk } from './sources.mjs';

/** Dutch words that lost their marks: identifiers are ASCII, what people read is not. */
const BARE =
  /\b(clienten|(een|per|de|elke|iedere|geen|die|van de) client|beeindig\w*|categorieen|financiele|materiele|officiele|reeel|reele|coordinat\w+|creeer\w*|ideeen|indicatieen|geinstalleerd|geinitieerd|geinteresseerd|geupdatet|provincien|vooraf gaand)\b/i;

const ENGINE = /^src\/(facts|register)\/\w+\//;
const TEXT_NODES = { Literal: 'value', JSXText: 'value', TemplateElement: 'value' };

/** The text of a literal, template piece or JSX text; empty for all else. */
function textOf(node) {
  if (!(node.type in TEXT_NODES)) return '';
  const value = node.type === 'TemplateElement' ? node.value.cooked : node.value;
  return typeof value === 'string' ? value : '';
}

/**
 * Sentences for people are spelled as Dutch is. Only texts with a space count, for a single word may
 * be a code; and no engine, for its texts are SQL.
 * @param {import('./sources.mjs').Source[]} sources
 */
export function spelling(sources) {
  return sources
    .filter((s) => s.path.startsWith('src/') && !s.isTest && !ENGINE.test(s.path))
    .flatMap((s) => {
      const found = [];
      walk(s.program, (node) => {
        const text = textOf(node);
        const word = /\s/.test(text.trim()) || /^\s|\s$/.test(text) ? BARE.exec(text)?.[0] : null;
        if (!word) return;
        const line = s.lineAt(node.start);
        found.push({ rule: 'spelling', path: s.path, line, message: `"${word}" misses its marks` });
      });
      return found;
    });
}
