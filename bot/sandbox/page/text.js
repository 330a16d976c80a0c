// Text with entities, as DOM. Offsets count UTF-16 units, which is how JavaScript counts too.
import { el } from './dom.js';
import { drawn } from './emoji.js';

// safe lets only addresses through that a browser may open from here.
export function safe(address) {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `http://${address}`;
  try {
    const url = new URL(full);
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : '';
  } catch {
    return '';
  }
}

function link(address, children, hooks) {
  const href = safe(address);
  if (!href) return el('span', {}, ...children);
  return el('a', { href, target: '_blank', rel: 'noopener noreferrer', onclick: (e) => { if (hooks.link(href)) e.preventDefault(); } }, ...children);
}

function fold(node) {
  const more = el('button', { class: 'unfold', type: 'button', 'aria-expanded': 'false' }, 'Tampilkan semua');
  more.addEventListener('click', () => {
    const folded = node.classList.toggle('folded');
    more.textContent = folded ? 'Tampilkan semua' : 'Ringkas';
    more.setAttribute('aria-expanded', String(!folded));
  });
  node.classList.add('folded');
  return el('div', {}, node, more);
}

function spoiler(children) {
  const node = el('span', { class: 'spoiler', role: 'button', tabindex: '0', 'aria-label': 'Teks tersembunyi' }, ...children);
  const open = () => { node.classList.add('open'); node.removeAttribute('aria-label'); };
  node.addEventListener('click', open);
  node.addEventListener('keydown', (e) => { if (e.key === 'Enter') open(); });
  return node;
}

function wrap(entity, children, words, hooks) {
  switch (entity.type) {
    case 'bold': return el('strong', {}, ...children);
    case 'italic': return el('em', {}, ...children);
    case 'underline': return el('u', {}, ...children);
    case 'strikethrough': return el('s', {}, ...children);
    case 'code': return el('code', {}, ...children);
    case 'pre': return el('pre', {}, ...children);
    case 'blockquote': return el('blockquote', {}, ...children);
    case 'expandable_blockquote': {
      const node = el('blockquote', {}, ...children);
      return words.length > 220 || words.split('\n').length > 4 ? fold(node) : node;
    }
    case 'spoiler': return spoiler(children);
    case 'text_link': return link(entity.url, children, hooks);
    case 'url': return link(words, children, hooks);
    case 'email': return link(`mailto:${words}`, children, hooks);
    case 'bot_command': return el('button', { class: 'cmd', type: 'button', onclick: () => hooks.command(words) }, ...children);
    default: return el('span', { class: 'tag' }, ...children); // mention, hashtag
  }
}

const isBlock = (e) => ['pre', 'blockquote', 'expandable_blockquote'].includes(e.type);

// build makes nodes of text[from, to) with the entities that lie inside. Entities that
// overlap without nesting are cut at the border of the outer one.
function build(text, entities, from, to, hooks) {
  const out = [];
  let pos = from;
  let i = 0;
  while (i < entities.length) {
    const e = entities[i];
    const start = Math.max(e.offset, pos);
    const end = Math.min(e.offset + e.length, to);
    i++;
    if (start >= end) continue;
    const inside = [];
    while (i < entities.length && entities[i].offset < end) inside.push(entities[i++]);
    let before = text.slice(pos, start);
    // A block element breaks the line by itself.
    if (isBlock(e) && before.endsWith('\n')) before = before.slice(0, -1);
    if (before) out.push(...drawn(before));
    out.push(wrap(e, build(text, inside, start, end, hooks), text.slice(start, end), hooks));
    pos = end;
    if (isBlock(e) && text[pos] === '\n') pos++;
  }
  if (pos < to) out.push(...drawn(text.slice(pos, to)));
  return out;
}

// formatted is the text of a message. hooks.link(href) may handle a link itself (true);
// hooks.command(text) sends a command.
export function formatted(text, entities, hooks) {
  return el('div', { class: 'words', dir: 'auto' }, ...build(text, entities ?? [], 0, text.length, hooks));
}
