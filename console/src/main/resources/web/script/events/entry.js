import { address, change, path } from '../connection/request.js';
import { text } from '../language/language.js';
import { element, verbatim } from '../view/element.js';
import { facePicture } from '../view/face-picture.js';
import { distance, timeOfDay } from '../view/format.js';
import { icon } from '../view/icon.js';
import { notice, tellProblem } from '../view/notice.js';
import { eventName, isFaceEvent, mentions, what, who } from './said.js';

/** @type {WeakMap<Element, import('./said.js').CloudEvent>} what each entry shows */
const shown = new WeakMap();

/**
 * One event in a list.
 *
 * @param {import('./said.js').CloudEvent} event
 * @param {boolean} mayReject whether one may say that it names the wrong person
 */
export function eventEntry(event, mayReject) {
  const name = eventName(event);
  const face = isFaceEvent(event);
  const identity = face ? event.data.identity : null;
  const entry = element(
    'li.event',
    { 'data-id': event.id, 'data-kind': face ? identity.decision : event.type },
    face
      ? facePicture(name && address(`/events${path(name.track, name.number)}/crop`))
      : element('span.face-picture', {}, icon(event.type === 'gallery.changed' ? 'people' : 'cameras')),
    element(
      'div.event-words',
      {},
      element('strong', {}, who(event)),
      element('span.event-what', {}, what(event)),
      event.data.reason && verbatim(event.data.reason, 'small'),
    ),
    element(
      'div.event-facts',
      {},
      face && verbatim(event.data.camera),
      identity?.distance !== undefined &&
        element('span', { title: text('event.distance.hint') }, text('event.distance', { distance: distance(identity.distance) })),
      timeOfDay(event.time),
    ),
    name && identity?.decision === 'match' && mayReject ? notThisPerson(event, name) : element('span'),
  );
  shown.set(entry, event);
  return entry;
}

/** Takes the entries out of a list that mention one of these people. @param {Element} list @param {Set<string>} personIds */
export function removeMentions(list, personIds) {
  for (const entry of [...list.children]) {
    const event = shown.get(entry);
    if (event && mentions(event, personIds)) {
      entry.remove();
    }
  }
}

/** @param {import('./said.js').CloudEvent} event @param {{ track: string, number: string }} name */
function notThisPerson(event, name) {
  const person = event.data.identity.person;
  const button = element(
    'button.quiet',
    {
      'aria-label': text('event.reject.label', { person }),
      onclick: async () => {
        button.disabled = true;
        try {
          await change('POST', `/events${path(name.track, name.number)}/reject`);
          button.textContent = text('event.rejected');
          notice(text('event.rejected.notice', { person }), 'good');
        } catch (failure) {
          button.disabled = false;
          tellProblem(failure);
        }
      },
    },
    text('event.reject'),
  );
  return button;
}
