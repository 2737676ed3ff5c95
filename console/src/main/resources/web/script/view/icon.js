import { svg } from './element.js';

/** Icons as paths in a square of 24, drawn with a round pen. */
const PATHS = {
  wall: 'M4 5h7v6H4zM13 5h7v6h-7zM4 13h7v6H4zM13 13h7v6h-7z',
  events: 'M12 7v5l3 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z',
  people: 'M15.500 9a3.500 3.500 0 1 1-7 0 3.500 3.500 0 0 1 7 0zM5 20c.8-3.700 3.600-5.500 7-5.500s6.200 1.800 7 5.500',
  unknowns: 'M9 9a3 3 0 1 1 4.500 2.600c-1 .6-1.500 1.200-1.500 2.400M12 17.500v.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z',
  cameras: 'M3 8.500A1.500 1.500 0 0 1 4.500 7h9A1.500 1.500 0 0 1 15 8.500v7a1.500 1.500 0 0 1-1.500 1.500h-9A1.500 1.500 0 0 1 3 15.500zM15 11l6-3v8l-6-3',
  health: 'M3 12h4l2.500-6 4.500 12 2.500-6H21',
  administration: 'M14.500 9.500a4 4 0 1 1-2.300-2.300M12 12l8-8M17 7l2.500 2.500M15 9l2 2',
  theme: 'M12 3a9 9 0 1 0 9 9 7 7 0 0 1-9-9z',
  leave: 'M10 4H5v16h5M14 8l4 4-4 4M18 12H9',
  add: 'M12 5v14M5 12h14',
  remove: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  close: 'M6 6l12 12M18 6L6 18',
  face: 'M4 8V5.500A1.500 1.500 0 0 1 5.500 4H8M16 4h2.500A1.500 1.500 0 0 1 20 5.500V8M20 16v2.500a1.500 1.500 0 0 1-1.500 1.500H16M8 20H5.500A1.500 1.500 0 0 1 4 18.500V16M9 10v.01M15 10v.01M9 14.500c1.800 1.600 4.200 1.600 6 0',
  photo: 'M4 6.500A1.500 1.500 0 0 1 5.500 5h13A1.500 1.500 0 0 1 20 6.500v11a1.500 1.500 0 0 1-1.500 1.500h-13A1.500 1.500 0 0 1 4 17.500zM4 16l4.500-4.500 4 4 2.500-2.500 5 5M15.500 9v.01',
  settings: 'M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4',
  search: 'M16 10.500a5.500 5.500 0 1 1-11 0 5.500 5.500 0 0 1 11 0zM14.500 14.500L20 20',
  merge: 'M6 4v4c0 3 6 3 6 7v5M18 4v4c0 3-6 3-6 7',
  hide: 'M4 4l16 16M9.900 5.200A9.800 9.800 0 0 1 12 5c4.500 0 7.500 3 9 7a13 13 0 0 1-2.300 3.700M6.300 7.300A12 12 0 0 0 3 12c1.500 4 4.500 7 9 7 1.500 0 2.900-.3 4.100-.9',
  warn: 'M12 4l9 16H3zM12 10v4M12 17v.01',
  good: 'M5 12.500l4.500 4.500L19 7.500',
  help: 'M4 6h16v11H4zM7 9.500v.01M10.300 9.500v.01M13.700 9.500v.01M17 9.500v.01M8 13.500h8',
};

/**
 * An icon beside words that say the same; hidden from screen readers.
 *
 * @param {keyof typeof PATHS} name
 */
export function icon(name) {
  return svg(
    'svg',
    { viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true', focusable: 'false' },
    svg('path', { d: PATHS[name] }),
  );
}
