// Asks for what an action needs, says what it will do, and sends it once it was confirmed.

import {facts, h, money, problem} from './dom.js';
import {newKey, post} from './api.js';

const dialog = document.getElementById('act');

export const REASON = {
  name: 'reason', label: 'Reason', hint: 'Why; up to 500 characters. It stays in the records.', long: true, most: 500,
};

export const EVIDENCE = {
  name: 'evidenceReference', label: 'Where the evidence is', hint: 'A ticket, a letter, a line of a statement; up to 64 characters.',
  most: 64,
};

export const MOVED_AT = {
  name: 'movedAt', label: 'When the money moved', hint: 'By this browser\'s clock. Interest runs from that day.', moment: true,
};

export const RETURNED_AT = {
  name: 'returnedAt', label: 'When the money came back', hint: 'By this browser\'s clock, as the letter or the statement has it.', moment: true,
};

/** An amount that a person types in the currency's main unit, as it stands on paper. */
export function amount(currency) {
  return {
    name: 'amount', label: `How much came back, in ${currency}`, hint: 'As the letter or the statement has it, such as 600.00.', most: 16, currency,
  };
}

/**
 * Opens the dialog of one action.
 *
 * what: {title, will: [sentences], button, fields, fixed, path, keyed, done}
 */
export function act(what) {
  // One key for each content: pressing again after a lost answer is the same request, another text is another one.
  const keys = new Map();
  const close = () => dialog.close();

  function ask(values) {
    const inputs = what.fields.map(field => [field, input(field, values[field.name])]);
    show(h('form', {
      submit: event => {
        event.preventDefault();
        const given = {};
        for (const [field, element] of inputs) {
          given[field.name] = element.value.trim();
          const wrong = !given[field.name] ? 'This is needed.'
            : field.currency && !minor(given[field.name], field.currency) ? 'Give an amount such as 600.00.' : '';
          if (wrong) {
            element.setCustomValidity(wrong);
            element.reportValidity();
            return;
          }
        }
        confirm(given);
      },
    },
    head(),
    inputs.map(([field, element]) => h('div', {class: 'field'},
      h('label', {for: element.id}, field.label),
      field.hint && h('p', {class: 'hint', id: `${element.id}-hint`}, field.hint),
      element)),
    h('div', {class: 'row'}, h('button', {class: 'main'}, 'Continue'), h('button', {type: 'button', click: close}, 'Cancel'))));
    inputs[0]?.[1].focus();
  }

  function confirm(values) {
    const body = {...what.fixed};
    for (const field of what.fields) {
      body[field.name] = field.moment ? new Date(values[field.name]).toISOString()
        : field.currency ? minor(values[field.name], field.currency) : values[field.name];
    }
    const failed = h('div');
    const yes = h('button', {class: 'main', type: 'button', click: () => send(body, yes, failed)}, what.button);
    show(h('div', null,
      head(),
      Object.keys(body).length > 0 && [h('p', null, h('strong', null, 'This is what is sent:')), facts(Object.entries(body).map(([name, value]) => [name, value.currency ? money(value) : value]))],
      failed,
      h('div', {class: 'row'},
        yes,
        what.fields.length > 0 && h('button', {type: 'button', click: () => ask(values)}, 'Back'),
        h('button', {type: 'button', click: close}, 'Cancel'))));
    // Not the button: whoever presses Enter once too often has confirmed nothing.
    document.getElementById('act-title').focus();
  }

  async function send(body, button, failed) {
    const content = JSON.stringify(body);
    if (!keys.has(content)) {
      keys.set(content, newKey());
    }
    button.disabled = true;
    try {
      const answer = await post(what.path, body, what.keyed ? keys.get(content) : undefined);
      close();
      what.done(answer);
    } catch (failure) {
      failed.replaceChildren(problem(failure));
      button.disabled = false;
      button.focus();
    }
  }

  function head() {
    return [h('h2', {id: 'act-title', tabindex: '-1'}, what.title), what.will.filter(Boolean).map(sentence => h('p', null, sentence))];
  }

  if (what.fields.length > 0) {
    ask({});
  } else {
    confirm({});
  }
}

/** An amount in minor units, taken from its digits: no fraction is ever computed. Nothing where it is none. */
function minor(text, currency) {
  const digits = new Intl.NumberFormat('en', {style: 'currency', currency}).resolvedOptions().maximumFractionDigits;
  const [, whole, part = ''] = /^(\d{1,12})(?:\.(\d+))?$/.exec(text.replaceAll(',', '')) ?? [];
  return whole && part.length <= digits ? {amount: Number(whole + part.padEnd(digits, '0')), currency} : undefined;
}

function input(field, value) {
  const common = {id: `act-${field.name}`, name: field.name, required: true, autocomplete: 'off', maxlength: field.most};
  const described = field.hint ? {'aria-describedby': `act-${field.name}-hint`} : {};
  const element = field.long
    ? h('textarea', {...common, ...described})
    : h('input', {...common, ...described, ...(field.moment ? {type: 'datetime-local', step: '1'} : {type: 'text'})});
  element.value = value ?? '';
  element.addEventListener('input', () => element.setCustomValidity(''));
  return element;
}

function show(content) {
  dialog.replaceChildren(content);
  if (!dialog.open) {
    dialog.showModal();
  }
}
