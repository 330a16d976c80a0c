// One message as DOM: bubble, file, buttons. What happens on a click is the caller's (hooks).
import { drawn } from './emoji.js';
import { attempt, bytes, copy, day, dayKey, el, face, icon, post, time, toast, tone } from './dom.js';
import { isBot, state } from './state.js';
import { formatted, safe } from './text.js';

const services = {
  group_chat_created: (m) => `${m.name} membuat grup`,
  supergroup_chat_created: (m) => `${m.name} membuat grup`,
  new_chat_members: (m) => (m.subject === m.name ? `${m.name} bergabung` : `${m.name} menambahkan ${m.subject}`),
  left_chat_member: (m) => (m.subject === m.name ? `${m.name} keluar` : `${m.name} mengeluarkan ${m.subject}`),
  forum_topic_created: (m) => `Topik “${m.subject}” dibuat`,
  migrate_to_chat_id: () => 'Grup ini menjadi supergrup',
  migrate_from_chat_id: () => 'Grup ini menjadi supergrup',
};

export const preview = (m) => {
  if (m.service) return (services[m.service] ?? (() => 'Pemberitahuan'))(m);
  if (!m.file) return m.text ?? '';
  return m.text || (m.file.kind === 'photo' ? 'Gambar' : m.file.name || 'Berkas');
};

const dayLine = (m) => el('div', { class: 'day' }, day(m.date));

function fileNode(f) {
  const address = `/api/file/${encodeURIComponent(f.id)}`;
  if (f.kind === 'photo') {
    const img = el('img', { src: address, alt: f.name ? `Gambar ${f.name}` : 'Gambar', width: f.width, height: f.height, loading: 'lazy' });
    return el('a', { class: 'picture', href: address, target: '_blank', rel: 'noopener', 'aria-label': 'Buka gambar' }, img);
  }
  const ext = /\.([A-Za-z0-9]{1,5})$/.exec(f.name ?? '')?.[1]?.toUpperCase();
  return el('a', { class: 'doc', href: `${address}?unduh`, download: f.name || true },
    el('span', { class: 'sheet', 'aria-hidden': 'true' }, ext ?? icon('file')),
    el('span', {}, el('b', {}, f.name || 'Berkas'), el('small', {}, f.size ? bytes(f.size) : 'Unduh')));
}

const busyKey = (m, data) => `${m.chat}/${m.id}/${data}`;

// press sends a callback and keeps the waiting sign until the answer or 15 s are over.
async function press(m, button, node) {
  const key = busyKey(m, button.callback_data);
  if (state.busy.has(key)) return;
  const release = () => {
    clearTimeout(state.busy.get(key));
    state.busy.delete(key);
    document.querySelectorAll('.key.busy').forEach((k) => { if (k.dataset.key === key) k.classList.remove('busy'); });
  };
  state.busy.set(key, setTimeout(release, 15000));
  node.classList.add('busy');
  const sent = await attempt(() => post('press', { person: state.me, chat: m.chat, message: m.id, data: button.callback_data }));
  if (sent) waitAnswer(sent.id, release);
  else release();
}

// An answer may come over the stream before the press itself is confirmed.
const waiting = new Map();
const early = new Set();
function waitAnswer(id, release) {
  if (early.delete(id)) release();
  else waiting.set(id, release);
}
export function answered(id) {
  if (waiting.has(id)) waiting.get(id)();
  else early.add(id);
  waiting.delete(id);
}

// label keeps the space between a drawing and words, which a flexible box would take away.
const label = (b) => el('span', {}, ...drawn(b.text));

function keyNode(m, b, hooks) {
  const style = ['primary', 'success', 'danger'].includes(b.style) ? ` ${b.style}` : '';
  const address = b.url ?? b.web_app?.url;
  if (address) {
    const href = safe(address);
    return el('a', { class: `key${style}`, href: href || undefined, target: '_blank', rel: 'noopener noreferrer', onclick: (e) => { if (href && hooks.link(href)) e.preventDefault(); } }, label(b), icon('link'));
  }
  if (b.copy_text) return el('button', { class: `key${style}`, type: 'button', onclick: () => copy(b.copy_text.text) }, label(b), icon('copy'));
  const query = b.switch_inline_query ?? b.switch_inline_query_chosen_chat?.query;
  if (b.switch_inline_query_current_chat !== undefined) {
    return el('button', { class: `key${style}`, type: 'button', onclick: () => hooks.inlineHere(b.switch_inline_query_current_chat) }, label(b), icon('share'));
  }
  if (query !== undefined || b.switch_inline_query_chosen_chat) {
    return el('button', { class: `key${style}`, type: 'button', onclick: () => hooks.inlineElsewhere(query ?? '') }, label(b), icon('share'));
  }
  if (b.disabled) return el('button', { class: 'key off', type: 'button', disabled: true }, label(b));
  const node = el('button', { class: `key${style}`, type: 'button', 'data-key': busyKey(m, b.callback_data) }, label(b));
  if (state.busy.has(busyKey(m, b.callback_data))) node.classList.add('busy');
  node.addEventListener('click', () => press(m, b, node));
  return node;
}

function meta(m, mine) {
  const parts = [];
  if (m.edited) parts.push('diubah');
  parts.push(el('time', { datetime: new Date(m.date).toISOString(), title: `${day(m.date)} ${time(m.date)}` }, time(m.date)));
  if (mine) {
    parts.push(icon(m.seen ? 'checks' : 'check'), el('span', { class: 'sr' }, m.seen ? 'diterima bot' : 'terkirim'));
  }
  return el('div', { class: 'meta' }, ...parts);
}

function bubble(m, mine, named, hooks) {
  const node = el('div', { class: 'bubble' });
  if (named) node.append(el('span', { class: `author n${tone(m.from)}` }, m.name));
  if (m.forward) node.append(el('span', { class: 'from' }, `Diteruskan dari ${m.forward}`));
  if (m.only) node.append(el('span', { class: 'from' }, 'Hanya Anda yang melihat pesan ini'));
  if (m.via) node.append(el('span', { class: 'from' }, `melalui @${state.bot.username}`));
  if (m.reply) {
    node.append(el('button', { class: 'answered', type: 'button', 'aria-label': `Membalas ${m.reply.name}: ${m.reply.text}`, onclick: () => hooks.jump(m.reply.id) },
      el('b', {}, m.reply.name), el('span', {}, m.reply.text || 'Pesan')));
  }
  if (m.file) node.append(fileNode(m.file));
  if (m.text) node.append(formatted(m.text, m.entities, hooks));
  node.append(meta(m, mine));
  return node;
}

const isShort = (m) => !m.file && (m.text ?? '').length <= 42 && !(m.text ?? '').includes('\n') && !m.entities?.some((e) => /quote|pre/.test(e.type));

// messageNode is a message between its neighbours, which decide on names and corners.
export function messageNode(m, previous, next, group, hooks) {
  const head = !previous || dayKey(previous.date) !== dayKey(m.date) ? [dayLine(m)] : [];
  if (m.service) return [...head, el('div', { class: 'service', id: `m${m.id}` }, preview(m))];
  const mine = m.from === state.me;
  const first = head.length > 0 || !previous || previous.from !== m.from || Boolean(previous.service);
  const last = !next || next.from !== m.from || Boolean(next.service) || dayKey(next.date) !== dayKey(m.date);
  const other = group && !mine;
  const classes = ['msg', mine && 'mine', first && 'first', last && 'last', group && 'group', other && 'other',
    m.keyboard?.length && 'keyed', isShort(m) && !m.keyboard?.length && 'short'].filter(Boolean).join(' ');
  const node = el('article', { class: classes, id: `m${m.id}`, 'aria-label': `${mine ? 'Anda' : m.name}, ${time(m.date)}` },
    bubble(m, mine, other && first, hooks));
  if (other && last) node.append(face(m.from, m.name, isBot(m.from)));
  if (m.keyboard?.length) {
    node.append(el('div', { class: 'keys' }, ...m.keyboard.map((row) => el('div', {}, ...row.map((b) => keyNode(m, b, hooks))))));
  }
  const more = el('button', { class: 'more', type: 'button', 'aria-label': 'Tindakan pesan', 'aria-haspopup': 'menu' }, icon('more'));
  more.addEventListener('click', () => hooks.actions(m, more));
  node.firstChild.append(more);
  longPress(node.firstChild, () => hooks.actions(m, node.firstChild));
  return [...head, node];
}

// longPress is the touch screen's way to the actions of a message.
function longPress(node, action) {
  let timer;
  const stop = () => clearTimeout(timer);
  node.addEventListener('pointerdown', (e) => {
    if (e.pointerType === 'touch') timer = setTimeout(action, 550);
  });
  for (const end of ['pointerup', 'pointercancel', 'pointermove', 'pointerleave']) node.addEventListener(end, stop);
}

// toldBy shows what the bot answered to a button.
export function toldBy(answer, notice) {
  if (!answer.text) return;
  if (answer.alert) notice(answer.text);
  else toast(answer.text);
}
