// Makes elements. Everything that comes from the API becomes a text node: nothing here reads markup.

const ROUTES = {drw: 'cases', rep: 'cases', inc: 'incidents', orp: 'orphans', act: 'actions'};

/** An element; attributes that are functions listen to the event of that name. */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === 'function') {
      element.addEventListener(name, value);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== undefined && value !== null) {
      element.setAttribute(name, String(value));
    }
  }
  element.append(...children.flat(Infinity).filter(some).map(child => child instanceof Node ? child : String(child)));
  return element;
}

function some(child) {
  return child !== undefined && child !== null && child !== false && child !== '';
}

/** Where an identifier is shown, or nothing. */
export function route(id) {
  const kind = ROUTES[String(id).split('_')[0]];
  return kind ? `#/${kind}/${encodeURIComponent(id)}` : undefined;
}

/** An identifier, with a link where there is something to see. */
export function id(value) {
  const target = route(value);
  return target ? h('a', {class: 'id', href: target}, value) : h('span', {class: 'id'}, value);
}

/** A sentence, its identifiers with links. */
export function linked(text) {
  return text.split(/\b((?:drw|rep|inc|orp|act)_[0-9a-z]{26})\b/).map(part => route(part) ? id(part) : part);
}

/** A short name that is not broken over two lines. */
export function code(text) {
  return h('span', {class: 'whole'}, text);
}

/** A state with a colour. The text says it all; the colour helps to find it. */
export function badge(text, mood) {
  return h('span', {class: `badge ${mood ?? ''}`}, text);
}

const MOODS = {
  Disbursed: 'good', Succeeded: 'good', Moved: 'good', Resolved: 'good', Done: 'good', Matched: 'good', closed: 'good',
  Returned: 'warn', Voided: 'warn', Stopped: 'warn', Parked: 'bad', Disputed: 'bad', Alarmed: 'bad', open: 'bad', Open: 'bad',
  Asking: 'warn', Unknown: 'warn', Proposed: 'warn', Waiting: 'warn', half_open: 'warn', Pending: 'warn',
};

/** A state as a badge. */
export function state(text) {
  return badge(text, MOODS[text]);
}

/** An amount in minor units as people write it. */
export function money(value) {
  const format = new Intl.NumberFormat('en', {style: 'currency', currency: value.currency, currencyDisplay: 'code'});
  const digits = format.resolvedOptions().maximumFractionDigits;
  const text = String(value.amount).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${whole}${digits ? '.' + text.slice(-digits) : ''} ${value.currency}`;
}

/** A moment by this browser's clock; the tool tip has it in UTC. */
export function time(instant) {
  if (!instant) {
    return '';
  }
  const at = new Date(instant);
  const two = number => String(number).padStart(2, '0');
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const text = `${date} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
  return h('time', {datetime: instant, title: instant}, text);
}

/** How far away a moment is, for what happens next. */
export function distance(instant) {
  const seconds = Math.round((new Date(instant) - Date.now()) / 1000);
  const size = Math.abs(seconds);
  const text = size < 90 ? `${size} s` : size < 5400 ? `${Math.round(size / 60)} min` : `${Math.round(size / 3600)} h`;
  return seconds >= 0 ? `in ${text}` : `${text} ago`;
}

/** Names with values; what is absent is left out. */
export function facts(pairs) {
  return h('dl', null, pairs.filter(([, value]) => some(value)).map(([name, value]) => [h('dt', null, name), h('dd', null, value)]));
}

/** A table that scrolls by itself on a narrow screen. */
export function table(caption, heads, rows) {
  return h('div', {class: 'wide', tabindex: '0', role: 'region', 'aria-label': caption},
    h('table', null,
      h('caption', null, caption),
      h('thead', null, h('tr', null, heads.map(head => h('th', {scope: 'col'}, head)))),
      h('tbody', null, rows.map(cells => h('tr', null, cells.map(cell => h('td', null, cell)))))));
}

/** A problem document, or a failure without one, in full. */
export function problem(failure) {
  const told = failure.problem;
  if (!told) {
    return h('div', {class: 'problem', role: 'alert'}, h('p', null, h('strong', null, 'No answer: '), failure.message));
  }
  return h('div', {class: 'problem', role: 'alert'},
    h('p', null, h('strong', null, told.title), ` (${told.status} `, h('code', null, told.code), ')'),
    h('p', null, told.detail),
    (told.errors ?? []).map(mistake =>
      h('p', null, h('code', null, mistake.pointer), ': ', mistake.detail, ' (', h('code', null, mistake.code), ')')),
    failure.retryAfter && h('p', null, `It may be tried again in ${failure.retryAfter} s.`),
    h('p', {class: 'hint'}, 'Request ', h('code', null, told.instance)));
}
