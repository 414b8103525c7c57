import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner';
import { accessSync, constants, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectFolder = fileURLToPath(new URL('..', import.meta.url));
const tests = 'frontend/{selfie-*,shared}/**/*.test.ts';

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findBrowser() {
  if (process.env.CHROME_PATH) {
    return process.env.CHROME_PATH;
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe'];
  const wellKnown = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    join(process.env.PROGRAMFILES ?? '', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ];
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...wellKnown].find(isExecutable);
}

const executablePath = findBrowser();
if (!executablePath) {
  const skipped = globSync(tests, { cwd: projectFolder }).length;
  console.warn(`${skipped} skipped: the frontend's test files need Chromium or Chrome; set CHROME_PATH to one.`);
  process.exit(process.env.CI === 'true' ? 1 : 0); // a CI without a browser would check nothing and look green
}

const asRoot = process.getuid?.() === 0;

export default {
  rootDir: projectFolder,
  files: tests,
  nodeResolve: true,
  concurrency: 1, // a page in the background gets no video frames
  plugins: [
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: join(projectFolder, 'frontend', 'tsconfig.check.json') }),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath,
        args: [
          '--use-fake-device-for-media-stream',
          '--use-fake-ui-for-media-stream',
          '--disable-dev-shm-usage',
          ...(asRoot ? ['--no-sandbox'] : []), // Chromium's sandbox refuses to run as root
        ],
      },
    }),
  ],
  testFramework: { config: { timeout: 10_000 } },
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
};
