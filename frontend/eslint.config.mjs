import { configs as lit } from 'eslint-plugin-lit';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/** What some browser people use does not have, though TypeScript's library says that all do: asked for before it is called. */
const NOT_EVERYWHERE =
  '/^(vibrate|requestVideoFrameCallback|requestFullscreen|share|canShare|setAppBadge|requestIdleCallback|startViewTransition)$/';
const ASK_FIRST = 'not every browser has it: see vibrate.ts for how to ask';

export default tseslint.config(
  {
    files: ['**/*.ts'],
    extends: [
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
      lit['flat/recommended'],
      wc['flat/best-practice'],
    ],
    languageOptions: {
      parserOptions: { project: './tsconfig.check.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: `CallExpression[optional=false] > MemberExpression.callee[property.name=${NOT_EVERYWHERE}]`,
          message: ASK_FIRST,
        },
        {
          selector: `CallExpression[optional=false] > Identifier.callee[name=${NOT_EVERYWHERE}]`,
          message: ASK_FIRST,
        },
        {
          selector:
            "MemberExpression[object.name='navigator'][property.name=/^(wakeLock|clipboard|connection|locks)$/]",
          message: ASK_FIRST,
        },
      ],
      'no-console': 'error',
      'wc/guard-super-call': 'off', // LitElement has all of them
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    // Chai's assertions are property reads, which look like unused expressions.
    files: ['**/*.test.ts'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },
);
