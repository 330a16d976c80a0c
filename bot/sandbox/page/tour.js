// The guided tour: a few steps for whoever is played, each with something to try. It stands above the composer, takes no
// focus and covers nothing; Escape or "Lewati" ends it, and it stays ended in this browser.
import { $, el, icon } from './dom.js';
import { chat, state } from './state.js';

const KEY = 'tur';

function load() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}');
  } catch {
    return {};
  }
}

// at says, by tour, the step that is shown, from 0; a number past the last step is the end.
let at = load();
let send = () => {};

function keep(tour, step) {
  at[tour.name] = step;
  try {
    localStorage.setItem(KEY, JSON.stringify(at));
  } catch { /* a browser without storage begins anew on reload */ }
  render();
}

// tourHere is the tour of the open chat: of a group, or of the person who is played.
function tourHere() {
  const c = chat();
  if (!c) return undefined;
  return state.tours.find((t) => t.chat === c.id);
}

const step = (tour) => Math.min(at[tour.name] ?? 0, tour.steps.length);

let shown = '';

export function render() {
  const tour = tourHere();
  const box = $('tour');
  const n = tour ? step(tour) : 0;
  box.hidden = !tour || n >= tour.steps.length;
  $('tour-again').hidden = !tour || !box.hidden;
  const made = box.hidden ? '' : `${tour.name}/${n}`;
  if (made === shown) return;
  shown = made;
  if (box.hidden) return box.replaceChildren();
  const held = box.contains(document.activeElement);
  const { text, send: words } = tour.steps[n];
  const last = n + 1 === tour.steps.length;
  box.replaceChildren(
    el('div', { class: 'tour-head' }, el('b', {}, tour.title), el('span', {}, `Langkah ${n + 1} dari ${tour.steps.length}`),
      el('button', { class: 'plain', type: 'button', onclick: () => end(tour) }, 'Lewati')),
    el('p', { 'aria-live': 'polite' }, text),
    el('div', { class: 'tour-keys' },
      words && el('button', { class: 'solid', type: 'button', onclick: () => { send(words); keep(tour, n + 1); } }, 'Coba: ', el('span', {}, words), icon('send')),
      n > 0 && el('button', { class: 'plain', type: 'button', onclick: () => keep(tour, n - 1) }, 'Kembali'),
      el('button', { class: 'plain next', type: 'button', onclick: () => keep(tour, n + 1) }, last ? 'Selesai' : 'Lanjut')),
  );
  if (held) box.querySelector('.next').focus();
}

function end(tour) {
  keep(tour, tour.steps.length);
  $('text').focus();
}

export function start(say) {
  send = say;
  $('tour').addEventListener('keydown', (e) => {
    if (e.key !== 'Escape') return;
    e.preventDefault();
    end(tourHere());
  });
  $('tour-again').addEventListener('click', () => {
    keep(tourHere(), 0);
    $('tour').querySelector('button.solid, .next').focus();
  });
}
