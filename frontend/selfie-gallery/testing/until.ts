export { pause, until } from '../../selfie-camera/testing/until.js';
