/**
 * A still: one full-size picture, developed from a camera's frame in layers whose backdrop can be changed later.
 *
 * <p>Public: PendingStills, Recipe, RenderedFile, Still, StillException, StillId, StillLayers, StillProblem, StillService,
 * StillTickets.
 */
@ApplicationModule(
        allowedDependencies = {
            "segmentation",
            "effects",
            "compositing",
            "backgrounds",
            "imaging",
            "limits",
            "localization",
            "accounts",
            "http"
        })
@NullMarked
package app.selfie.stills;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
