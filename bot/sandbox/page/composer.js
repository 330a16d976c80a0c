// Where people write: text, answers, edits, files, the command menu and inline results.
import { $, attempt, bytes, el, get, icon, post, toast, upload } from './dom.js';
import { preview } from './messages.js';
import { chat, state } from './state.js';

let target = null; // {kind: 'reply' | 'edit', message}
let files = [];
let panel = ''; // what the panel shows: '', 'menu', 'commands', 'inline'
let commands = [];
let query = { text: null, id: '', timer: 0 };
let frame = { bottom() {}, openPrivate() {} };

export function start(given) {
  frame = given;
  const text = $('text');
  $('compose').addEventListener('submit', (e) => { e.preventDefault(); submit(); });
  text.addEventListener('input', typed);
  text.addEventListener('keydown', keyed);
  // Some keyboards send the character apart from the key.
  text.addEventListener('keypress', (e) => { if (e.key === 'Enter' && !e.shiftKey) e.preventDefault(); });
  text.addEventListener('paste', (e) => { if (e.clipboardData?.files.length) { e.preventDefault(); attach(e.clipboardData.files); } });
  $('menu').addEventListener('click', toggleMenu);
  $('clip').addEventListener('click', () => $('file').click());
  $('file').addEventListener('change', () => { attach($('file').files); $('file').value = ''; });
  $('bar-close').addEventListener('click', cancel);
  const room = $('room');
  room.addEventListener('dragover', (e) => e.preventDefault());
  room.addEventListener('drop', (e) => { e.preventDefault(); attach(e.dataTransfer.files); });
}

export function reset() {
  target = null;
  files = [];
  $('text').value = '';
  close();
  grow();
}

export function reply(message) { aim('reply', message); }
export function edit(message) {
  $('text').value = message.text;
  aim('edit', message);
}
function aim(kind, message) {
  target = { kind, message };
  render();
  grow();
  $('text').focus();
}

// inline writes "@bot query" for the person and asks for results.
export function inline(text) {
  $('text').value = `@${state.bot.username} ${text}`;
  $('text').focus();
  typed();
}

function cancel() {
  if (target?.kind === 'edit') $('text').value = '';
  target = null;
  files = [];
  render();
  grow();
  $('text').focus();
}

function attach(list) {
  files = [...files, ...list].slice(0, 10);
  render();
  $('text').focus();
}

const isPicture = (f) => ['image/png', 'image/jpeg', 'image/gif'].includes(f.type);

export function render() {
  const c = chat();
  const bar = $('bar');
  bar.hidden = !target && !files.length;
  if (files.length) {
    bar.querySelector('use').setAttribute('href', '#i-clip');
    $('bar-title').textContent = files.length === 1 ? files[0].name : `${files.length} berkas`;
    $('bar-text').textContent = files.length === 1 ? bytes(files[0].size) : files.map((f) => f.name).join(', ');
  } else if (target) {
    bar.querySelector('use').setAttribute('href', target.kind === 'edit' ? '#i-pen' : '#i-reply');
    $('bar-title').textContent = target.kind === 'edit' ? 'Mengubah pesan' : `Membalas ${target.message.from === state.me ? 'pesan sendiri' : target.message.name}`;
    $('bar-text').textContent = preview(target.message);
  }
  $('text').placeholder = files.length ? 'Tambahkan keterangan…' : c?.type === 'private' || !c ? 'Tulis pertanyaan…' :
    matchMedia('(max-width: 40rem)').matches ? 'Tulis pesan…' : `Tulis pesan, atau @${state.bot.username} …`;
}

function grow() {
  const text = $('text');
  text.style.height = 'auto';
  text.style.height = `${Math.min(text.scrollHeight, 168)}px`;
}

async function submit() {
  const text = $('text').value.trim();
  if (files.length) return sendFiles(text);
  if (!text) return undefined;
  if (target?.kind === 'edit') {
    const { message } = target;
    return attempt(async () => {
      await post('edit', { person: state.me, chat: message.chat, message: message.id, text });
      reset();
      render();
    });
  }
  return send(text);
}

// send posts a text in the open chat; the box is emptied at once and filled again if it fails.
export async function send(text) {
  const answering = target?.kind === 'reply' ? target.message.id : undefined;
  reset();
  render();
  frame.bottom();
  const sent = await attempt(() => post('send', { person: state.me, chat: state.chat, text, reply: answering }));
  if (!sent && !$('text').value) {
    $('text').value = text;
    grow();
  }
}

async function sendFiles(caption) {
  const list = files;
  const answering = target?.kind === 'reply' ? target.message.id : '';
  const album = list.length > 1 ? String(Date.now()) : '';
  reset();
  render();
  frame.bottom();
  for (const [i, file] of list.entries()) {
    if (file.size > 1 << 20) toast(`Mengirim ${file.name}…`);
    const where = { person: state.me, chat: state.chat, name: file.name, caption: i === 0 ? caption : '', reply: answering };
    if (album) where.album = album;
    if (isPicture(file)) where.photo = '1';
    await attempt(() => upload(where, file));
  }
}

function keyed(e) {
  const rows = [...$('panel').querySelectorAll('.row')];
  const at = rows.findIndex((r) => r.getAttribute('aria-selected') === 'true');
  if (e.key === 'Escape') {
    if (panel) close();
    else if (target || files.length) cancel();
  } else if (panel && rows.length && (e.key === 'ArrowDown' || e.key === 'ArrowUp')) {
    e.preventDefault();
    const next = (at + (e.key === 'ArrowDown' ? 1 : at < 0 ? 0 : -1) + rows.length) % rows.length;
    rows.forEach((r, i) => r.setAttribute('aria-selected', String(i === next)));
    rows[next].scrollIntoView({ block: 'nearest' });
  } else if (e.key === 'Enter' && !e.shiftKey && !e.isComposing) {
    e.preventDefault();
    if (panel && at >= 0) rows[at].click();
    else submit();
  }
}

function typed() {
  grow();
  const text = $('text').value;
  const named = new RegExp(`^@${state.bot.username}\\s(.*)$`, 'is').exec(text);
  if (named) return askInline(named[1].trim());
  if (/^\/\w*$/.test(text)) return showCommands(text.slice(1).toLowerCase());
  if (panel) close();
  return undefined;
}

function close() {
  panel = '';
  query.text = null;
  clearTimeout(query.timer);
  $('panel').hidden = true;
  $('panel').replaceChildren();
  $('menu').setAttribute('aria-expanded', 'false');
}

function open(kind, children) {
  panel = kind;
  $('panel').replaceChildren(...children);
  $('panel').hidden = children.length === 0;
  $('menu').setAttribute('aria-expanded', String(kind === 'menu' && children.length > 0));
}

async function loadCommands() {
  commands = await attempt(() => get('commands', { person: state.me, chat: state.chat })) ?? [];
}

const commandRow = (c) => el('button', {
  class: 'row', type: 'button', onclick: () => send(`/${c.command}${chat()?.type === 'private' ? '' : `@${state.bot.username}`}`),
}, el('b', {}, `/${c.command}`), el('span', {}, c.description));

async function showCommands(begin) {
  await loadCommands();
  if (!/^\/\w*$/.test($('text').value)) return;
  open('commands', commands.filter((c) => c.command.startsWith(begin)).map(commandRow));
}

async function toggleMenu() {
  if (panel === 'menu') return close();
  await loadCommands();
  const ask = (q) => send(chat()?.type === 'private' ? q : `@${state.bot.username} ${q}`);
  const rows = commands.length ? [el('h2', {}, 'Perintah'), ...commands.map(commandRow)] : [el('p', {}, 'Bot ini belum memasang menu perintah.')];
  if (state.samples.length) {
    rows.push(el('h2', {}, 'Contoh pertanyaan'), ...state.samples.map((q) => el('button', { class: 'row', type: 'button', onclick: () => ask(q) }, el('span', {}, q))));
  }
  open('menu', rows);
  return $('text').focus({ preventScroll: true });
}

// askInline waits for a pause in typing, then asks the bot.
function askInline(text, offset = '') {
  if (text === query.text && !offset) return;
  clearTimeout(query.timer);
  query = { text, id: '', timer: 0, offset };
  if (!offset) open('inline', [el('p', {}, 'Mencari…')]);
  query.timer = setTimeout(() => attempt(async () => {
    const asked = await post('inline', { person: state.me, chat: state.chat, query: text, offset });
    if (query.text !== text) return;
    query.id = asked.id;
    const early = arrived.get(asked.id);
    if (early) results(early);
  }), offset ? 0 : 350);
}

// arrived keeps answers that came over the stream before their query was confirmed.
const arrived = new Map();
export function results(q) {
  if (q.id !== query.id) {
    arrived.set(q.id, q);
    if (arrived.size > 20) arrived.delete(arrived.keys().next().value);
    return;
  }
  arrived.delete(q.id);
  const rows = q.results.map((r) => el('button', { class: 'row result', type: 'button', onclick: () => share(q.id, r.id) },
    el('b', {}, r.title), el('span', {}, r.description ?? '')));
  if (q.button) {
    const begin = q.button.start_parameter;
    rows.unshift(el('button', { class: 'row wide', type: 'button', onclick: () => { reset(); frame.openPrivate(begin); } }, q.button.text));
  }
  if (q.next) rows.push(el('button', { class: 'row wide', type: 'button', onclick: () => askInline(query.text, q.next) }, icon('down'), 'Hasil berikutnya'));
  open('inline', rows.length ? rows : [el('p', {}, 'Tidak ada hasil.')]);
}

async function share(id, result) {
  frame.bottom();
  const sent = await attempt(() => post('share', { person: state.me, chat: state.chat, query: id, result }));
  if (sent) {
    reset();
    render();
  }
}
