// Lists that come in pages.

import {h, problem} from './dom.js';
import {get} from './api.js';

/** A choice of states; the address remembers it. */
export function filter(context, view, states, chosen) {
  const choice = h('select', {
    id: 'state',
    change: event => {
      location.hash = `#/${view}?state=${encodeURIComponent(event.target.value)}`;
    },
  }, states.map(([value, label]) => h('option', {value, selected: value === chosen}, label)));
  return h('div', {class: 'row'}, h('label', {for: 'state'}, 'State'), choice, h('button', {type: 'button', click: context.reload}, 'Look again'));
}

/** The first page, with a button for the next one. */
export async function more(path, render, nothing) {
  const first = await get(path);
  if (first.items.length === 0) {
    return h('p', null, nothing);
  }
  const pages = h('div', null, render(first.items));
  follow(first, pages);
  return pages;

  function follow(page, place) {
    if (!page.next) {
      return;
    }
    const button = h('button', {
      type: 'button',
      click: async () => {
        button.disabled = true;
        try {
          const next = await get(`${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(page.next)}`);
          button.remove();
          place.append(next.items.length === 0 ? h('p', null, 'That is all.') : render(next.items));
          follow(next, place);
        } catch (failure) {
          button.before(problem(failure));
          button.disabled = false;
        }
      },
    }, 'More');
    place.append(button);
  }
}
