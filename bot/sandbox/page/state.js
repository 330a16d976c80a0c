// What the page knows: people, chats and messages, kept up to date by the event stream.

export const state = {
  epoch: '', bot: { id: 0, name: '', username: '' }, people: [], samples: [], tours: [],
  chats: new Map(), // id → chat
  messages: new Map(), // chat id → Map(message id → message), oldest first
  me: 0, chat: 0, thread: 0,
  busy: new Map(), // "chat/message/data" of pressed buttons → timer
};

const listeners = [];
export const onChange = (f) => listeners.push(f);

export const isBot = (id) => id === state.bot.id;
export const chat = () => state.chats.get(state.chat);
export const messagesOf = (id) => state.messages.get(id) ?? new Map();
export const person = (id) => state.people.find((p) => p.id === id);

// chatsOf lists the chats that a person sees, the one with the bot first.
export function chatsOf(me) {
  return [...state.chats.values()].filter((c) => !c.gone && c.members.includes(me))
    .sort((a, b) => (b.type === 'private') - (a.type === 'private'));
}

export const chatName = (c) => (c.type === 'private' ? state.bot.name : c.title);

// forMe says that the person who is played sees a message: some are for one person of a group alone.
export const forMe = (m, me = state.me) => !m.only || m.only === me;

export function lastOf(id) {
  return [...messagesOf(id).values()].filter((m) => !m.deleted && forMe(m)).at(-1);
}

// What has been read is remembered per run of the sandbox, person and chat.
const readKey = () => `dibaca:${state.epoch}`;
let read = {};
function loadRead() {
  try {
    read = JSON.parse(localStorage.getItem(readKey()) ?? '{}');
  } catch {
    read = {};
  }
}
export function markRead() {
  const last = [...messagesOf(state.chat).keys()].at(-1) ?? 0;
  const key = `${state.me}/${state.chat}`;
  if ((read[key] ?? 0) >= last) return false;
  read[key] = last;
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith('dibaca:') && key !== readKey()) localStorage.removeItem(key);
    localStorage.setItem(readKey(), JSON.stringify(read));
  } catch { /* a browser without storage forgets it on reload */ }
  return true;
}
export function unread(me, id) {
  const from = read[`${me}/${id}`] ?? 0;
  let n = 0;
  for (const m of messagesOf(id).values()) if (m.id > from && m.from !== me && !m.deleted && !m.service && forMe(m, me)) n++;
  return n;
}

function take(delta) {
  if (delta.reset) {
    state.chats.clear();
    state.messages.clear();
    state.samples = delta.samples ?? [];
    state.tours = delta.tours ?? [];
  }
  if (delta.epoch !== state.epoch) {
    state.epoch = delta.epoch;
    loadRead();
  }
  if (delta.bot) state.bot = delta.bot;
  if (delta.people) state.people = delta.people;
  for (const c of delta.chats ?? []) {
    c.typingUntil = c.typing ? Date.now() + c.typing : 0;
    state.chats.set(c.id, c);
  }
  for (const m of delta.messages ?? []) {
    if (!state.messages.has(m.chat)) state.messages.set(m.chat, new Map());
    const known = state.messages.get(m.chat);
    const isNew = !known.has(m.id);
    known.set(m.id, m);
    const c = state.chats.get(m.chat);
    if (isNew && c && isBot(m.from)) c.typingUntil = 0;
  }
}

// listen follows the stream; the browser reconnects by itself and says where it was. A
// page that is left gives its connection back, for a browser has only six per address.
export function listen(online) {
  let stream;
  const open = () => {
    stream = new EventSource('/api/events');
    stream.onmessage = (event) => {
      const delta = JSON.parse(event.data);
      take(delta);
      for (const f of listeners) f(delta);
    };
    stream.onopen = () => online(true);
    stream.onerror = () => online(false);
  };
  addEventListener('pagehide', () => stream.close());
  addEventListener('pageshow', (e) => { if (e.persisted) open(); });
  open();
}
