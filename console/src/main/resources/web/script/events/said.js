import { text } from '../language/language.js';
import { verbatim } from '../view/element.js';

/** @typedef {any} CloudEvent an event as the console sends it */

const FACE = /^face\./;

/** @param {CloudEvent} event */
export function isFaceEvent(event) {
  return FACE.test(event.type);
}

/** Whether an event says who somebody is, or how a camera does: what a person follows, unlike each track's beginning and end. */
export function isNews(/** @type {CloudEvent} */ event) {
  return event.type !== 'face.track.new' && event.type !== 'face.track.end';
}

/**
 * Whether one of these people occurs anywhere in an event, be it as somebody who was only similar.
 *
 * @param {CloudEvent} event
 * @param {Set<string>} personIds
 */
export function mentions(event, personIds) {
  if (!personIds.size) {
    return false;
  }
  const json = JSON.stringify(event);
  return [...personIds].some((id) => json.includes(JSON.stringify(id)));
}

/** The one an event is about, as an element. @param {CloudEvent} event */
export function who(event) {
  const { data } = event;
  if (isFaceEvent(event)) {
    return data.identity.person ? verbatim(data.identity.person) : text(`decision.${data.identity.decision}`);
  }
  return verbatim(data.camera ?? data.person);
}

/** What happened, in words. @param {CloudEvent} event */
export function what(event) {
  if (event.type === 'gallery.changed') {
    return text(event.data.removed ? 'event.gallery.removed' : 'event.gallery.changed');
  }
  return text(`event.${event.type}`);
}

/** Where an event's picture would be. @param {CloudEvent} event @returns {{ track: string, number: string } | null} */
export function eventName(event) {
  const slash = event.id.lastIndexOf('/');
  return isFaceEvent(event) && slash > 0 ? { track: event.id.slice(0, slash), number: event.id.slice(slash + 1) } : null;
}
