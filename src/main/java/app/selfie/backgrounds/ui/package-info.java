/**
 * Bringing pictures along, naming and framing them; what a page shows of it is up to the page.
 *
 * <p>Public: FramingDialog, OwnBackgroundsDialog.
 */
@NamedInterface("ui")
@NullMarked
package app.selfie.backgrounds.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
