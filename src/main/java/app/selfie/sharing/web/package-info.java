/** What strangers see of a link: plain pages and pictures, without session, cookie or script. */
@NullMarked
package app.selfie.sharing.web;

import org.jspecify.annotations.NullMarked;
