// Asks for the key, leads to the views, and looks again where that disturbs nobody.

import {h, id, problem, route, state} from './dom.js';
import * as api from './api.js';
import * as actions from './actions.js';
import * as casefile from './casefile.js';
import * as channels from './channels.js';
import * as incidents from './incidents.js';
import * as orphans from './orphans.js';
import * as overview from './overview.js';

const LOOK_AGAIN_MS = 5000;
const VIEWS = {
  overview: {all: overview.show, live: true},
  channels: {all: channels.show, live: true},
  incidents: {all: incidents.showAll, one: incidents.show},
  orphans: {all: orphans.showAll, one: orphans.show},
  cases: {one: casefile.show},
  actions: {all: actions.showAll, one: actions.show},
};

const main = document.getElementById('main');
const told = document.getElementById('told');
const navigation = document.querySelector('nav');
const find = document.getElementById('find');
const forget = document.getElementById('forget');
let turn = 0;
let timer;
let notice;

function address() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  const [view, written] = path.split('/');
  return {view: Object.hasOwn(VIEWS, view) ? view : 'overview', id: plain(written), query: new URLSearchParams(query ?? '')};
}

/** An identifier from the address; what cannot be one is left as it is, and the API says so. */
function plain(written) {
  try {
    return written && decodeURIComponent(written);
  } catch {
    return written;
  }
}

/** Shows what the address names. A later call makes an earlier one that is still under way void. */
async function show(focus) {
  clearTimeout(timer);
  const mine = ++turn;
  const known = api.key() !== null;
  for (const part of [navigation, find, forget]) {
    part.hidden = !known;
  }
  if (!known) {
    main.replaceChildren(entry());
    told.textContent = '';
    return;
  }
  const {view, id: about, query} = address();
  for (const link of navigation.children) {
    if (link.getAttribute('href') === `#/${view}`) {
      link.setAttribute('aria-current', 'page');
    } else {
      link.removeAttribute('aria-current');
    }
  }
  const context = {
    query,
    reload: () => show(false),
    done: answer => {
      notice = after(answer);
      show(true);
    },
  };
  const render = about && VIEWS[view].one ? VIEWS[view].one : VIEWS[view].all ?? overview.show;
  let content;
  let answered = true;
  let keyFits = true;
  try {
    content = await render(context, about);
  } catch (failure) {
    answered = false;
    keyFits = ![401, 403].includes(failure.problem?.status);
    content = [problem(failure), h('div', {class: 'row'}, h('button', {type: 'button', click: () => show(false)}, 'Look again'))];
  }
  if (mine !== turn) {
    return;
  }
  const place = focus ? -1 : focusable().indexOf(document.activeElement);
  const unfolded = Array.from(main.querySelectorAll('details'), details => details.open);
  main.replaceChildren(...[notice, content].flat(Infinity).filter(part => part instanceof Node));
  notice = undefined;
  if (!focus) {
    main.querySelectorAll('details').forEach((details, at) => {
      details.open = unfolded[at] ?? false;
    });
    focusable()[place]?.focus({preventScroll: true});
  }
  if (focus) {
    main.focus();
    scrollTo(0, 0);
  }
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  told.textContent = answered ? `Times are by this browser's clock (${zone}).` : 'That could not be read.';
  // A key that does not fit will not fit in a while: whoever sees that gives another one.
  if (VIEWS[view].live && keyFits) {
    timer = setTimeout(lookAgain, LOOK_AGAIN_MS);
  }
}

/** Not while nobody looks, and not under somebody who marks a text to copy it. */
function lookAgain() {
  if (document.hidden) {
    return;
  }
  if (getSelection().isCollapsed) {
    show(false);
  } else {
    timer = setTimeout(lookAgain, LOOK_AGAIN_MS);
  }
}

function focusable() {
  return Array.from(main.querySelectorAll('a, button, input, select, summary, [tabindex]'));
}

/** What to say after an action was taken. */
function after(answer) {
  const action = String(answer.id).startsWith('act_');
  return h('div', {class: 'note', role: 'status'}, h('p', null, action
    ? [`${answer.kind} is `, state(answer.status), ': ', id(answer.id), answer.status === 'Proposed' && '. A second person has to approve it.']
    : 'Done.'));
}

function entry() {
  const field = h('input', {id: 'key', type: 'password', autocomplete: 'off', spellcheck: 'false', required: true});
  return h('form', {
    class: 'entry',
    submit: event => {
      event.preventDefault();
      api.keep(field.value.trim());
      show(true);
    },
  },
  h('h1', null, 'Ebbgate console'),
  h('p', null, 'Give an API key of your own, with the scopes ', h('code', null, 'cases:read'), ' and ', h('code', null, 'operator:read'),
    '; to act, ', h('code', null, 'operator:act'), ', and to approve what others propose, ', h('code', null, 'operator:approve'), '.'),
  h('div', {class: 'field'},
    h('label', {for: 'key'}, 'API key'),
    h('p', {class: 'hint'}, 'It stays in this tab until you close it or press "Forget the key", and is sent to this gateway only.'),
    field),
  h('button', {class: 'main'}, 'Open the console'));
}

find.addEventListener('submit', event => {
  event.preventDefault();
  const field = document.getElementById('id');
  const target = route(field.value.trim());
  if (!target) {
    field.setCustomValidity('Give the identifier of a drawdown, repayment, incident, orphan or action.');
    field.reportValidity();
    return;
  }
  field.value = '';
  if (location.hash === target) {
    show(true);
  } else {
    location.hash = target;
  }
});
document.getElementById('id').addEventListener('input', event => event.target.setCustomValidity(''));
forget.addEventListener('click', () => {
  api.forget();
  show(true);
});
document.querySelector('.skip').addEventListener('click', event => {
  // Its target is in the page; the address is for views.
  event.preventDefault();
  main.focus();
});
addEventListener('hashchange', () => show(true));
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && VIEWS[address().view].live) {
    show(false);
  }
});
show(false);
