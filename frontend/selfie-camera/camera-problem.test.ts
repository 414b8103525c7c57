import { expect } from 'chai';
import { isInAppBrowser, problemBeforeAsking, problemOf, type Surroundings } from './camera-problem.js';

const DESKTOP = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const WECHAT = `${DESKTOP} MicroMessenger/8.0.50`;

function surroundings(overrides: Partial<Surroundings> = {}): Surroundings {
  return {
    userAgent: DESKTOP,
    isSecureContext: true,
    mediaDevices: navigator.mediaDevices,
    canReadPixels: () => true,
    cameraPermission: () => Promise.resolve(undefined),
    ...overrides,
  };
}

describe('camera-problem', () => {
  const named: [string, string, string][] = [
    ['NotAllowedError', 'Permission denied', 'denied'],
    ['NotAllowedError', 'Permission denied by system', 'denied'],
    ['NotAllowedError', 'Permission dismissed', 'dismissed'],
    ['PermissionDeniedError', '', 'denied'],
    ['SecurityError', '', 'denied'],
    ['NotFoundError', 'Requested device not found', 'no-camera'],
    ['DevicesNotFoundError', '', 'no-camera'],
    ['NotReadableError', 'Could not start video source', 'in-use'],
    ['TrackStartError', '', 'in-use'],
    ['AbortError', 'Starting video failed', 'in-use'],
    ['OverconstrainedError', '', 'overconstrained'],
    ['ConstraintNotSatisfiedError', '', 'overconstrained'],
    ['NotSupportedError', '', 'unsupported'],
    ['InvalidStateError', '', 'unsupported'],
    ['TypeError', '', 'unsupported'],
  ];
  for (const [name, message, problem] of named) {
    it(`calls ${name} '${message}' ${problem}`, async () => {
      expect(await problemOf(new DOMException(message, name), surroundings())).to.equal(problem);
    });
  }

  it('calls a refusal dismissed while the permission is still open', async () => {
    const open = surroundings({ cameraPermission: () => Promise.resolve('prompt') });

    expect(await problemOf(new DOMException('', 'NotAllowedError'), open)).to.equal('dismissed');
  });

  it('calls a refusal denied when the permission says so', async () => {
    const denied = surroundings({ cameraPermission: () => Promise.resolve('denied') });

    expect(await problemOf(new DOMException('', 'NotAllowedError'), denied)).to.equal('denied');
  });

  it('blames the address for a refusal on an insecure page', async () => {
    const insecure = surroundings({ isSecureContext: false });

    expect(await problemOf(new DOMException('', 'NotAllowedError'), insecure)).to.equal('insecure');
  });

  it('blames the app for a refusal in its browser', async () => {
    const inApp = surroundings({ userAgent: WECHAT });

    expect(await problemOf(new DOMException('', 'NotAllowedError'), inApp)).to.equal('in-app-browser');
  });

  it('survives what is no error', async () => {
    expect(await problemOf(undefined, surroundings())).to.equal('unsupported');
  });

  it('has no problem before asking where there is a camera interface', () => {
    expect(problemBeforeAsking(surroundings())).to.equal('');
  });

  it('asks even inside an app that offers a camera', () => {
    expect(problemBeforeAsking(surroundings({ userAgent: WECHAT }))).to.equal('');
  });

  const missing: [string, Partial<Surroundings>, string][] = [
    ['a secure page', {}, 'unsupported'],
    ['an insecure page', { isSecureContext: false }, 'insecure'],
    ['an app', { userAgent: WECHAT }, 'in-app-browser'],
  ];
  for (const [where, overrides, problem] of missing) {
    it(`calls a missing interface in ${where} ${problem}`, () => {
      expect(problemBeforeAsking(surroundings({ ...overrides, mediaDevices: undefined }))).to.equal(problem);
    });
  }

  const apps: Record<string, string> = {
    WeChat: 'Mozilla/5.0 (Linux; Android 14) Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.47.2560',
    Instagram: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) Mobile/21E219 Instagram 325.0.3.34.90',
    Facebook: 'Mozilla/5.0 (iPhone) Mobile/15E148 [FBAN/FBIOS;FBAV/450.0.0.38.108;FBBV/564431005]',
    TikTok: 'Mozilla/5.0 (Linux; Android 13) Chrome/114 Mobile Safari/537.36 trill_330103 BytedanceWebview/d8a21c6',
    Line: 'Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Mobile/15E148 Safari Line/14.3.0',
  };
  for (const [app, userAgent] of Object.entries(apps)) {
    it(`knows the browser inside ${app}`, () => {
      expect(isInAppBrowser(userAgent)).to.equal(true);
    });
  }

  const browsers: Record<string, string> = {
    Chrome: DESKTOP,
    Firefox: 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0',
    Safari: 'Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1',
    'an Online/2.0 reader': 'Mozilla/5.0 Online/2.0',
  };
  for (const [browser, userAgent] of Object.entries(browsers)) {
    it(`does not take ${browser} for an app`, () => {
      expect(isInAppBrowser(userAgent)).to.equal(false);
    });
  }
});
