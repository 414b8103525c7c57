/** The gallery's pages and the addresses of its pictures. */
@NullMarked
package app.selfie.gallery.ui;

import org.jspecify.annotations.NullMarked;
