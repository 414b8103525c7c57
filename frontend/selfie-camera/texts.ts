import { textFrom, type TextsOf, type Values } from '../shared/texts.js';
import { SHUTTER_ENGLISH } from './shutter/shutter-texts.js';

/**
 * Every text of the element, in English: the fallback for keys that the property `texts` does not bring. The translations
 * are the keys `camera.<key>` of `vaadin-i18n/translations*.properties`; a test compares both. `{address}` and `{port}`
 * stand for parts of the page's address.
 */
export const ENGLISH = {
  'picture.label': 'Your live picture',
  'status.idle': 'The camera is off',
  'status.asking': 'Waiting for your permission',
  'status.connecting': 'Getting your picture ready…',
  'status.live': 'You are live',
  'status.preview': 'Taking pictures works',
  'status.paused': 'Paused',
  'status.reconnecting': 'Connection lost, reconnecting…',
  'status.refused': 'No picture',
  'status.ended': 'The live picture has ended',
  'idle.title': 'Ready when you are',
  'idle.cure': 'The camera starts when you say so, and what it sees goes to this studio only.',
  'idle.photo.title': 'Pick a photo of yourself',
  'idle.photo.cure': 'One person, well lit, works best. It can have up to 25 MB.',
  'asking.title': 'May we see you?',
  'asking.cure': 'Your browser is asking for the camera. Please choose “Allow”.',
  'action.start': 'Start the camera',
  'action.retry': 'Try again',
  'action.camera': 'Use the camera',
  'action.person': 'Use the drawn person',
  'action.photo': 'Use a photo',
  'action.here': 'Use it here',
  'action.reload': 'Reload the page',
  'problem.denied.title': 'The camera is blocked for this page',
  'problem.denied.cure':
    'Click the camera or settings symbol beside the address, allow the camera, and try again. On a phone, also look at the browser’s camera permission in the phone’s settings.',
  'problem.dismissed.title': 'The question was closed',
  'problem.dismissed.cure': 'Try again, and choose “Allow” when the browser asks for the camera.',
  'problem.no-camera.title': 'No camera found',
  'problem.no-camera.cure': 'Plug one in and the picture starts by itself. Or go on without one.',
  'problem.in-use.title': 'The camera is busy',
  'problem.in-use.cure': 'Another program or tab seems to be using it. Close that, and try again.',
  'problem.insecure.title': 'This page needs a secure address',
  'problem.insecure.cure':
    'Browsers give the camera to secure pages only. Open {address}, or http://localhost:{port} on the computer that runs the studio.',
  'problem.in-app-browser.title': 'Please open this page in your browser',
  'problem.in-app-browser.cure':
    'The browser inside this app does not give us the camera. Open the app’s menu and choose “Open in browser”.',
  'problem.unsupported.title': 'This browser has no camera for us',
  'problem.unsupported.cure': 'Update it, or use a current Chrome, Edge, Firefox or Safari.',
  'problem.unplugged.title': 'The camera went away',
  'problem.unplugged.cure': 'Plug it in again and the picture comes back by itself.',
  'problem.interrupted.title': 'The camera is interrupted',
  'problem.interrupted.cure': 'A call or another app has it. The picture comes back by itself.',
  'problem.overconstrained.title': 'The camera cannot do this',
  'problem.overconstrained.cure': 'Choose another resolution or another camera, and try again.',
  'problem.bad-photo.title': 'This file cannot be used',
  'problem.bad-photo.cure': 'Choose a picture that this browser can show, such as JPEG or PNG, of at most 25 MB.',
  'problem.photo-unreadable.title': 'This file cannot be read',
  'problem.photo-unreadable.cure':
    'It was changed, moved, or lies in a cloud that does not give it out at the moment. Open it once on your device, then choose it again.',
  'problem.canvas-blocked.title': 'Your browser hides pictures from this page',
  'problem.canvas-blocked.cure':
    'Against being recognised it gives noise instead of your picture, so nothing was sent. Allow this page to read canvas data: the picture symbol beside the address, or the browser’s settings for this site. Then try again.',
  'problem.heic-photo.title': 'This photo is in a format that only some devices know',
  'problem.heic-photo.cure':
    'It is HEIC or AVIF, and this browser cannot show it. Save or share it as JPEG and choose that; iPhones take JPEG after Settings, Camera, Formats, Most Compatible.',
  'problem.server-gone.title': 'The studio does not answer',
  'problem.server-gone.cure': 'We keep trying. If it lasts, check your network.',
  'problem.server-full.title': 'The studio is full',
  'problem.server-full.cure': 'All places are taken. We keep asking, and you come in as soon as one is free.',
  'problem.socket-origin.title': 'The studio does not know this address',
  'problem.socket-origin.cure':
    'It takes itself for {expected}, and this page is at {found}. The proxy in front of it must pass the header Host on, with the port, and the protocol. Tell its administrator.',
  'problem.socket-host.title': 'The studio does not go by this name',
  'problem.socket-host.cure':
    '{found} is not one of its names. Open the studio by its own address, or ask its administrator to allow this name.',
  'problem.socket-upgrade.title': 'A proxy stops the live picture',
  'problem.socket-upgrade.cure':
    'The proxy in front of the studio must let WebSockets pass: the headers Upgrade and Connection. Tell its administrator.',
  'problem.socket-blocked.title': 'Something on the way blocks the live picture',
  'problem.socket-blocked.cure':
    'A proxy, a firewall or an add-on of the browser lets pages pass, but no WebSockets. Try another network, or ask who looks after this one.',
  'problem.socket-many.title': 'Too many live pictures from your network',
  'problem.socket-many.cure':
    'At most {expected} can be open at once. Close the studio in other windows, then try again.',
  'preview.hint': 'Taking pictures works all the same: you see your camera, and the background comes with the picture.',
  'problem.replaced.title': 'You are live in another window',
  'problem.replaced.cure': 'Only one window at a time shows your picture.',
  'problem.ended.title': 'The live picture has ended',
  'problem.ended.cure': 'You have been signed out, or the page was closed on the server.',
  'fullscreen.exit': 'Leave full screen',
  'lens.front': 'Front camera',
  'lens.back': 'Back camera',
  'lens.wide': 'Back camera, wide',
  'lens.tele': 'Back camera, telephoto',
  'lens.close': 'Back camera, close up',
  'hud.frames': 'frames/s',
  'hud.roundTrip': 'round trip',
  'hud.p95': 'p95',
  'hud.display': 'on the screen',
  'hud.beyond': 'beyond the way',
  'hud.server': 'server',
  'hud.quality': 'quality',
  'hud.stage.waiting': 'waiting',
  'hud.stage.decode': 'decode',
  'hud.stage.segment': 'segment',
  'hud.stage.mask': 'mask',
  'hud.stage.composite': 'composite',
  'hud.stage.encode': 'encode',
  ...SHUTTER_ENGLISH,
} as const;

export type TextKey = keyof typeof ENGLISH;
export type Texts = TextsOf<TextKey>;

export function textOf(texts: Texts, key: TextKey, values: Values = {}): string {
  const address = new URL(document.baseURI);
  const port = address.port || '8080';
  address.protocol = 'https:';
  return textFrom<TextKey>(ENGLISH, texts, key, { address: address.href, port, ...values });
}
