/** How people share their selfies: the dialogs that make links, and the page that lists them. */
@NullMarked
package app.selfie.sharing.ui;

import org.jspecify.annotations.NullMarked;
