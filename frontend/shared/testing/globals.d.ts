// describe, it and the like: the test runner provides them. Imported, because Vaadin's build type-checks the tests with a
// tsconfig.json of its own, which names no types.
import type {} from 'mocha';
