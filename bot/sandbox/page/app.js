// The page as a whole: who acts, which chat is open, what the stream changed.
import { $, attempt, rehearsal, copy, day, dayKey, el, face, get, icon, notice, post, time, toast } from './dom.js';
import { answered, messageNode, preview, toldBy } from './messages.js';
import { chat, chatName, chatsOf, forMe, isBot, lastOf, listen, markRead, messagesOf, onChange, person, state, unread } from './state.js';
import * as composer from './composer.js';
import { drawn } from './emoji.js';
import * as tour from './tour.js';

const wide = matchMedia('(min-width: 761px)');

// The address keeps who and where: #person/chat; without the chat it is the list.
function go(me, id) {
  location.hash = id ? `${me}/${id}` : `${me}`;
}

function fromAddress() {
  const [me, id] = location.hash.slice(1).split('/').map(Number);
  const known = person(me) ? me : state.people[0]?.id ?? 0;
  const chats = chatsOf(known);
  const listed = chats.some((c) => c.id === id);
  const changed = known !== state.me || (listed ? id : chats[0]?.id) !== state.chat;
  state.me = known;
  state.chat = listed ? id : chats[0]?.id ?? 0;
  $('app').dataset.view = location.hash && !listed && !wide.matches ? 'list' : 'chat';
  if (changed) {
    composer.reset();
    shown.clear();
    settled = 0;
    atBottom = true;
  }
  render();
  if (changed && wide.matches) $('text').focus();
}

// fill replaces the children of a list and keeps the focus where it was.
function fill(node, children) {
  const held = document.activeElement?.closest?.('[data-id]')?.dataset.id;
  const inside = node.contains(document.activeElement);
  node.replaceChildren(...children);
  if (inside && held) node.querySelector(`[data-id="${CSS.escape(held)}"]`)?.focus();
}

function personCard(p) {
  const news = chatsOf(p.id).reduce((n, c) => n + (p.id === state.me ? 0 : unread(p.id, c.id)), 0);
  return el('button', {
    class: 'card', type: 'button', role: 'radio', 'data-id': p.id, 'aria-checked': String(p.id === state.me), tabindex: p.id === state.me ? '0' : '-1',
    onclick: () => go(p.id, wide.matches ? chatsOf(p.id)[0]?.id : 0),
  }, face(p.id, p.name), el('span', { class: 'lines' }, el('b', {}, p.name), el('span', { class: 'sub' }, p.about ?? '')),
  news > 0 && el('span', { class: 'count', 'aria-label': `${news} pesan baru` }, String(news)), el('span', { class: 'dot', 'aria-hidden': 'true' }));
}

function chatCard(c) {
  const last = lastOf(c.id);
  const n = unread(state.me, c.id);
  const open = c.id === state.chat && $('app').dataset.view === 'chat';
  const author = last && !last.service && c.type !== 'private' ? `${last.from === state.me ? 'Anda' : last.name}: ` : '';
  return el('button', { class: 'card', type: 'button', 'data-id': c.id, 'aria-current': open ? 'true' : false, onclick: () => go(state.me, c.id) },
    face(c.id, chatName(c), c.type === 'private'),
    el('span', { class: 'lines' },
      el('span', { class: 'line' }, el('b', {}, chatName(c)), el('small', {}, last ? (dayKey(last.date) === dayKey(rehearsal.now()) ? time(last.date) : day(last.date)) : '')),
      el('span', { class: 'line' }, el('span', { class: 'sub' }, ...(isTyping(c) ? ['mengetik…'] : last ? drawn(author + preview(last).replaceAll('\n', ' ')) : ['Belum ada pesan'])),
        n > 0 && el('span', { class: 'count', 'aria-label': `${n} pesan baru` }, String(n)))));
}

const isTyping = (c) => c.typingUntil > Date.now();

function status(c) {
  if (isTyping(c)) return c.type === 'private' ? 'mengetik…' : `${state.bot.name} mengetik…`;
  if (c.type === 'private') return c.bot ? 'bot' : 'bot diblokir';
  return `${c.members.length} orang${c.bot ? ` dan @${state.bot.username}` : ''}`;
}

function renderHead() {
  const c = chat();
  if (!c) return;
  $('top-face').replaceWith(Object.assign(face(c.id, chatName(c), c.type === 'private'), { id: 'top-face' }));
  $('top-title').textContent = chatName(c);
  $('top-status').textContent = status(c);
  $('top-status').classList.toggle('typing', isTyping(c));
  $('top-me').textContent = person(state.me)?.name ?? '';
  document.title = `${chatName(c)} – ${person(state.me)?.name ?? ''}`;
}

function renderSide() {
  fill($('people'), state.people.map(personCard));
  fill($('chats'), chatsOf(state.me).map(chatCard));
}

// shown remembers for every message what its node was made of, so that only what changed is built anew.
const shown = new Map();
let atBottom = true; // what came last is shown …
let atEnd = false; // … to its end, because the reader went there

const hooks = {
  link(href) {
    const start = new RegExp(`^https?://(?:t\\.me|telegram\\.me)/${state.bot.username}(?:\\?start=([\\w-]{1,64}))?$`, 'i').exec(href);
    if (!start) return false;
    openPrivate(start[1]);
    return true;
  },
  command: (text) => composer.send(text),
  inlineHere: (query) => composer.inline(query),
  inlineElsewhere: (query) => pick('Bagikan ke', chatsOf(state.me), (c) => {
    go(state.me, c.id);
    setTimeout(() => composer.inline(query));
  }),
  jump(id) {
    const node = $(`m${id}`);
    if (!node) return;
    node.scrollIntoView({ block: 'center', behavior: 'smooth' });
    node.classList.remove('flash');
    setTimeout(() => node.classList.add('flash'));
  },
  actions: showActions,
};

function openPrivate(start) {
  const own = chatsOf(state.me).find((c) => c.type === 'private');
  if (!own) return;
  go(state.me, own.id);
  if (start !== undefined) attempt(() => post('send', { person: state.me, chat: own.id, text: `/start ${start}`.trim() }));
}

function welcome(c) {
  const inGroup = c.type !== 'private';
  const ask = (q) => composer.send(inGroup ? `@${state.bot.username} ${q}` : q);
  return el('section', { class: 'welcome', id: 'welcome' },
    face(c.id, chatName(c), !inGroup), el('h2', {}, chatName(c)),
    el('p', {}, inGroup ? `Di grup, sebut @${state.bot.username} di awal pertanyaan.` : state.bot.description || 'Tanyakan inovasi pelayanan publik, aturan, dan IPP. Setiap jawaban menyebut sumbernya.'),
    !inGroup && el('button', { class: 'solid start', type: 'button', onclick: () => composer.send('/start') }, 'Mulai'),
    state.samples.length > 0 && el('h3', {}, 'Cobalah bertanya'),
    ...state.samples.map((q) => el('button', { class: 'sample', type: 'button', onclick: () => ask(q) }, q, icon('send'))));
}

function renderLog() {
  const c = chat();
  const log = $('log');
  if (!c) return log.replaceChildren();
  const list = [...messagesOf(c.id).values()].filter((m) => !m.deleted && forMe(m));
  const group = c.type !== 'private';
  const nodes = [];
  const seen = new Set();
  list.forEach((m, i) => {
    const [before, after] = [list[i - 1], list[i + 1]];
    const made = JSON.stringify([m, before?.from, before?.date, before?.service, after?.from, after?.date, after?.service, state.me]);
    const old = shown.get(m.id);
    const entry = old?.made === made ? old : { made, nodes: messageNode(m, before, after, group, hooks) };
    if (old && entry !== old) keepFocus(old.nodes.at(-1), entry.nodes.at(-1));
    shown.set(m.id, entry);
    seen.add(m.id);
    nodes.push(...entry.nodes);
  });
  for (const id of shown.keys()) if (!seen.has(id)) shown.delete(id);
  if (!list.some((m) => !m.service)) nodes.push(welcome(c));
  if (isTyping(c)) nodes.push(el('div', { class: 'typing-row', 'aria-hidden': 'true' }, el('i'), el('i'), el('i')));
  place(log, nodes);
  settle(list.at(-1)?.id ?? 0, list.findLast((m, i) => isBot(m.from) && !m.service && (i === 0 || !isBot(list[i - 1].from) || list[i - 1].service)));
}

// settle shows what came last: the end of the chat, but a long answer from its first line on. Where nothing new came it
// keeps what is shown while the window changes.
let settled = 0; // the last message that there was
let lineAt = -1; // where the first line of an answer was put
function settle(last, answer) {
  if (!atBottom) return;
  const box = $('scroll');
  const end = box.scrollHeight - box.clientHeight;
  const node = answer && !following(answer) && $(`m${answer.id}`);
  const read = last === settled && atEnd; // to the end already
  settled = last;
  box.scrollTop = node && !read ? Math.min(end, node.offsetTop - 12) : end;
  lineAt = box.scrollTop;
  atEnd = end - lineAt < 60;
}

// following says that somebody else wrote after an answer of the bot.
function following(answer) {
  return [...messagesOf(state.chat).values()].some((m) => m.id > answer.id && !m.deleted && !m.service && !isBot(m.from));
}

// place brings the children of the log in line without touching those that stay.
function place(log, nodes) {
  const stay = new Set(nodes);
  for (const child of [...log.childNodes]) if (!stay.has(child)) child.remove();
  nodes.forEach((node, i) => { if (log.childNodes[i] !== node) log.insertBefore(node, log.childNodes[i] ?? null); });
  if (refocus) {
    refocus.focus({ preventScroll: true });
    refocus = null;
  }
}

let refocus = null;
function keepFocus(old, fresh) {
  if (!old.contains(document.activeElement)) return;
  const at = [...old.querySelectorAll('button, a')].indexOf(document.activeElement);
  refocus = [...fresh.querySelectorAll('button, a')][at] ?? $('text');
}

function showActions(m, anchor) {
  const menu = $('actions');
  const item = (name, label, action) => el('button', { type: 'button', role: 'menuitem', onclick: () => { menu.hidePopover(); action(); } }, icon(name), label);
  const text = m.text ?? '';
  menu.replaceChildren(...[
    item('reply', 'Balas', () => composer.reply(m)),
    text && item('copy', 'Salin teks', () => copy(text)),
    item('forward', 'Teruskan', () => pick('Teruskan ke', chatsOf(state.me), (to) => attempt(async () => {
      await post('forward', { person: state.me, chat: m.chat, message: m.id, to: to.id });
      toast(`Diteruskan ke ${chatName(to)}.`);
    }))),
    m.from === state.me && !m.forward && !m.via && text && item('pen', 'Ubah', () => composer.edit(m)),
  ].filter(Boolean));
  menu.showPopover();
  const box = anchor.getBoundingClientRect();
  menu.style.left = `${Math.max(8, Math.min(box.left, innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(box.bottom + 4, innerHeight - menu.offsetHeight - 8))}px`;
  menu.firstChild.focus();
}

function pick(title, chats, chosen) {
  $('picker-title').textContent = title;
  $('picker-list').replaceChildren(...chats.map((c) => el('button', {
    class: 'card', type: 'button', onclick: () => { $('picker').close(); chosen(c); },
  }, face(c.id, chatName(c), c.type === 'private'), el('b', {}, chatName(c)))));
  $('picker').showModal();
}

function render() {
  if (!state.people.length) return;
  renderLog();
  if (atBottom && !document.hidden && $('app').dataset.view === 'chat') markRead();
  renderSide();
  renderHead();
  composer.render();
  tour.render();
  $('jump').hidden = atBottom;
  $('jump-count').textContent = atBottom ? '' : unread(state.me, state.chat) || '';
}

$('scroll').addEventListener('scroll', () => {
  const box = $('scroll');
  atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 60;
  const now = atEnd || Math.abs(box.scrollTop - lineAt) < 2;
  if (now === atBottom) return;
  atBottom = now;
  render();
}, { passive: true });
// The room grows and shrinks with the composer and the keyboard of a phone.
new ResizeObserver(() => { if (atBottom) renderLog(); }).observe($('scroll'));
$('jump').addEventListener('click', () => { atBottom = atEnd = true; render(); });
$('back').addEventListener('click', () => go(state.me, 0));
for (const [key, step] of [['ArrowDown', 1], ['ArrowUp', -1]]) {
  for (const [list, act] of [['people', true], ['actions', false]]) {
    $(list).addEventListener('keydown', (e) => {
      if (e.key !== key) return;
      e.preventDefault();
      const all = [...$(list).children];
      const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
      next.focus();
      if (act) next.click();
    });
  }
}
addEventListener('hashchange', fromAddress);
wide.addEventListener('change', fromAddress);
document.addEventListener('visibilitychange', render);

composer.start({ bottom: () => { atBottom = true; }, openPrivate });
tour.start(composer.send);
let typingTimer;
onChange((delta) => {
  for (const a of delta.answers ?? []) {
    answered(a.id);
    if (a.person === state.me) toldBy(a, notice);
    if (a.url && a.person === state.me) hooks.link(a.url);
  }
  for (const q of delta.inlines ?? []) composer.results(q);
  if (delta.reset || !state.me) fromAddress();
  else render();
  clearTimeout(typingTimer);
  const until = Math.max(0, ...[...state.chats.values()].map((c) => c.typingUntil));
  if (until > Date.now()) typingTimer = setTimeout(render, until - Date.now() + 50);
});
let offline;
listen((up) => {
  clearTimeout(offline);
  if (!up) offline = setTimeout(() => toast('Sambungan ke demo terputus. Mencoba lagi…'), 1500);
});

// The clock of the rehearsal: what time the bot has, and a day on.
const clockDay = new Intl.DateTimeFormat('id-ID', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
async function showClock(answer) {
  const { now } = await answer;
  $('clock').hidden = !now;
  if (!now) return;
  rehearsal.ahead = now - Date.now();
  $('clock-now').textContent = `${clockDay.format(now)}, ${time(now)}`;
  render();
}
$('clock-day').addEventListener('click', () => attempt(() => showClock(post('clock', { days: 1 }))));
attempt(() => showClock(get('clock', {})));
