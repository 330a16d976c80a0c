// Emoji drawn as lines, for machines without a font of them. The character stays in the text, for screen readers and for
// copying; only its picture is ours.
import { el } from './dom.js';

const ok = 'ok', no = 'no', warn = 'warn', plain = '';
const eye = (x) => `M${x} 12a3.500 5 0 1 0 7 0a3.500 5 0 1 0-7 0M${x + 3.5} 13v1.500`;
const bell = 'M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21.500h4';
const box = 'M4 4h16v16H4zM8 12l3 3 5-6';
const disc = 'M12 20a8 8 0 1 0 0-16a8 8 0 0 0 0 16';

const drawings = {
  '👍': [plain, 'M7 11v9H4v-9zM7 11l4-8a2 2 0 0 1 2.600 2.400L12.800 9H19a1.800 1.800 0 0 1 1.700 2.300l-2 7A2 2 0 0 1 16.800 20H7'],
  '👎': [plain, 'M17 13V4h3v9zM17 13l-4 8a2 2 0 0 1-2.600-2.400L11.200 15H5a1.800 1.800 0 0 1-1.700-2.300l2-7A2 2 0 0 1 7.200 4H17'],
  '⚠': [warn, 'M12 4L2.500 20h19zM12 10v4.500M12 17.500v.01'],
  '✅': [ok, box], '☑': [ok, box], '✔': [ok, 'M4 13l5 5L20 6'],
  '❌': [no, 'M6 6l12 12M18 6L6 18'], '✖': [no, 'M6 6l12 12M18 6L6 18'],
  '✏': [plain, 'M4 20l1-4L16.500 4.500l3 3L8 19z'], '📝': [plain, 'M4 20l1-4L16.500 4.500l3 3L8 19zM13 20h7'],
  '📄': [plain, 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6'], '📁': [plain, 'M3 6h7l2 3h9v11H3z'], '📂': [plain, 'M3 6h7l2 3h9v11H3z'],
  '📎': [plain, 'M20 11.500l-8.200 8.200a5.300 5.300 0 0 1-7.500-7.500l8.600-8.600a3.600 3.600 0 0 1 5.100 5.100l-8.500 8.500'],
  '◀': [plain, 'M17 5v14L7 12z'], '▶': [plain, 'M7 5v14l10-7z'], '⏹': [plain, 'M6 6h12v12H6z'],
  '⬇': [plain, 'M12 4v15M6 13l6 6 6-6'], '⬆': [plain, 'M12 20V5M6 11l6-6 6 6'], '➕': [plain, 'M12 5v14M5 12h14'],
  '⏰': [plain, 'M12 8v5l3.500 2M12 21a8 8 0 1 0 0-16a8 8 0 0 0 0 16M4 6l3-3M20 6l-3-3'],
  '🕘': [plain, 'M12 6v6H8M12 21a9 9 0 1 0 0-18a9 9 0 0 0 0 18'],
  '⏳': [plain, 'M6 3h12M6 21h12M7 3c0 5 5 6 5 9s-5 4-5 9M17 3c0 5-5 6-5 9s5 4 5 9'],
  '⌛': [plain, 'M6 3h12M6 21h12M7 3c0 5 5 6 5 9s-5 4-5 9M17 3c0 5-5 6-5 9s5 4 5 9'],
  '🔔': [plain, bell], '🔕': [plain, `${bell}M3 3l18 18`],
  '🔗': [plain, 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1'],
  '🗑': [plain, 'M5 7h14M10 7V4h4v3M7 7l1 14h8l1-14M10.500 11v6M13.500 11v6'],
  '📨': [plain, 'M3 6h18v13H3zM3 7l9 7 9-7'], '✉': [plain, 'M3 6h18v13H3zM3 7l9 7 9-7'], '💬': [plain, 'M4 5h16v11H11l-5 4v-4H4z'],
  '📊': [plain, 'M4 20h16M7 20v-7M12 20V6M17 20v-10'], '📈': [plain, 'M4 4v16h16M7 15l4-5 3 3 5-7'], '📉': [plain, 'M4 4v16h16M7 8l4 5 3-3 5 6'],
  '📅': [plain, 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4'], '🗓': [plain, 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4'],
  '👤': [plain, 'M12 12a4 4 0 1 0 0-8a4 4 0 0 0 0 8M4 21c0-5 3.500-7 8-7s8 2 8 7'],
  '👥': [plain, 'M9 12a3.500 3.500 0 1 0 0-7a3.500 3.500 0 0 0 0 7M2 20c0-4 3-6 7-6s7 2 7 6M15.500 5.500a3.500 3.500 0 0 1 0 6.500M17 14.500c3 .5 5 2.500 5 5.500'],
  '🙋': [plain, 'M11 9a3 3 0 1 0 0-6a3 3 0 0 0 0 6M5 21v-4a6 6 0 0 1 12 0v4M17 16V4'],
  '👀': [plain, eye(4) + eye(13)], '👁': [plain, 'M2 12c3-5 6.500-7 10-7s7 2 10 7c-3 5-6.500 7-10 7s-7-2-10-7M12 15a3 3 0 1 0 0-6a3 3 0 0 0 0 6'],
  '⚙': [plain, 'M12 15.500a3.500 3.500 0 1 0 0-7a3.500 3.500 0 0 0 0 7M12 2.500v3M12 18.500v3M2.500 12h3M18.500 12h3M5.300 5.300l2 2M16.700 16.700l2 2M5.300 18.700l2-2M16.700 7.300l2-2'],
  '📌': [plain, 'M12 15v6M8 4h8l-1 6 3 3v2H6v-2l3-3z'], '📍': [plain, 'M12 21s-6-6-6-11a6 6 0 0 1 12 0c0 5-6 11-6 11M12 12v-3'],
  '🔍': [plain, 'M10.500 17a6.500 6.500 0 1 0 0-13a6.500 6.500 0 0 0 0 13M15.500 15.500L21 21'],
  '🔎': [plain, 'M10.500 17a6.500 6.500 0 1 0 0-13a6.500 6.500 0 0 0 0 13M15.500 15.500L21 21'],
  '🔒': [plain, 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3'], '⭐': [warn, 'M12 3l2.700 6 6.300.7-4.700 4.300 1.300 6.500L12 17l-5.600 3.500 1.300-6.500L3 9.700 9.300 9z'],
  '💡': [warn, 'M9 18h6M10 21h4M12 3a6 6 0 0 1 3.500 11v1.500h-7V14A6 6 0 0 1 12 3'], 'ℹ': [plain, `${disc}M12 11v5M12 8v.01`],
  '🟢': [ok, disc], '🟡': [warn, disc], '🔴': [no, disc], '⚪': [plain, disc],
  '🎉': [warn, 'M4 20l5-12 7 7zM15 4v3M19 9h3M18 5l2-2'], '🏆': [warn, 'M8 4h8v6a4 4 0 0 1-8 0zM8 6H4c0 4 2 5 4 5M16 6h4c0 4-2 5-4 5M12 14v4M8 20h8'],
  '🧭': [plain, `${disc}M15 9l-2 4-4 2 2-4z`], '📚': [plain, 'M4 4h4v16H4zM10 4h4v16h-4zM16 5l3-1 3 15-3 1z'], '✍': [plain, 'M4 20l1-4L16.500 4.500l3 3L8 19z'],
};

const known = new RegExp(`(${Object.keys(drawings).join('|')})\\uFE0F?`, 'u');
const SVG = 'http://www.w3.org/2000/svg';

function drawing(character) {
  const [kind, path] = drawings[character];
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return el('span', { class: `emo ${kind}` }, svg, el('span', { class: 'sr' }, character));
}

// drawn is a text as nodes, its emoji as drawings.
export function drawn(text) {
  const out = [];
  for (let rest = text; rest;) {
    const found = known.exec(rest);
    if (!found) {
      out.push(rest);
      break;
    }
    if (found.index > 0) out.push(rest.slice(0, found.index));
    out.push(drawing(found[1]));
    rest = rest.slice(found.index + found[0].length);
  }
  return out;
}
