// Small tools for building the page: elements, icons, faces, requests.
// Text always goes in as text nodes; nothing here or elsewhere parses HTML.

export const $ = (id) => document.getElementById(id);

// el builds an element: el('p', {class: 'x', onclick: f, 'aria-label': 'y'}, child, 'text').
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.filter((c) => c !== null && c !== undefined && c !== false));
  return node;
}

const SVG = 'http://www.w3.org/2000/svg';
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  const use = document.createElementNS(SVG, 'use');
  svg.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

export const tone = (id) => (Math.abs(id) + (id < 0 ? 3 : 0)) % 5;

// face is the round picture of a person, group or bot.
export function face(id, name, isBot) {
  if (isBot) return el('span', { class: 'face bot', 'aria-hidden': 'true' });
  const words = name.split(/\s+/).filter((w) => !/^(ibu|pak|bapak|mbak|mas)$/i.test(w));
  const letters = words.slice(0, 2).map((w) => [...w][0]).join('').toUpperCase();
  return el('span', { class: `face t${tone(id)}`, 'aria-hidden': 'true' }, letters || '?');
}

export class Refused extends Error {}

async function answer(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(body.error || 'Permintaan ditolak. Muat ulang halaman.');
  return body;
}

async function reach(address, options) {
  let response;
  try {
    response = await fetch(address, options);
  } catch {
    throw new Refused('Demo tidak menjawab. Apakah programnya masih berjalan?');
  }
  return answer(response);
}

export const post = (path, body) => reach(`/api/${path}`, {
  method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
});
export const get = (path, query) => reach(`/api/${path}?${new URLSearchParams(query)}`);
export const upload = (query, file) => reach(`/api/upload?${new URLSearchParams(query)}`, {
  method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: file,
});

let toastTimer;
export function toast(text) {
  const box = $('toast');
  box.textContent = text;
  box.classList.add('shown');
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => box.classList.remove('shown'), Math.max(2600, text.length * 70));
}

export function notice(text) {
  $('notice-text').textContent = text;
  if (!$('notice').open) $('notice').showModal();
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without a secure context there is only the old way.
    const area = el('textarea', { class: 'sr', 'aria-hidden': 'true' });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  toast('Disalin.');
}

// attempt runs an action and shows why it failed.
export async function attempt(action) {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    toast(error.message);
    return undefined;
  }
}

const clock = new Intl.DateTimeFormat('id-ID', { hour: '2-digit', minute: '2-digit' });
const dayName = new Intl.DateTimeFormat('id-ID', { day: 'numeric', month: 'long', year: 'numeric' });
export const time = (ms) => clock.format(ms);
// rehearsal is the time of the rehearsal, which may be ahead of the real one.
export const rehearsal = { ahead: 0, now: () => Date.now() + rehearsal.ahead };

export const dayKey = (ms) => new Date(ms).toDateString();
export function day(ms) {
  if (dayKey(ms) === dayKey(rehearsal.now())) return 'Hari ini';
  if (dayKey(ms) === dayKey(rehearsal.now() - 864e5)) return 'Kemarin';
  return dayName.format(ms);
}

export function bytes(n) {
  if (n < 1024) return `${n} B`;
  if (n < 1024 * 1024) return `${Math.round(n / 1024)} KB`;
  return `${(n / 1024 / 1024).toLocaleString('id-ID', { maximumFractionDigits: 1 })} MB`;
}
