/**
 * Frames in, pictures out, over a binary WebSocket: the newest frame wins and every stream gets its turn.
 *
 * <p>Public: LiveStream, LiveStreams, ServerRun, StreamSettings, StreamStatistics.
 */
@ApplicationModule(
        allowedDependencies = {
            "segmentation",
            "effects",
            "compositing",
            "backgrounds",
            "imaging",
            "accounts",
            "http",
            "limits"
        })
@NullMarked
package app.selfie.streaming;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
