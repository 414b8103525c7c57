/** The administrator's page about the store. */
@NullMarked
package app.selfie.storage.ui;

import org.jspecify.annotations.NullMarked;
