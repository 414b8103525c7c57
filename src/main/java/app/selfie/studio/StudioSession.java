package app.selfie.studio;

import app.selfie.accounts.CurrentUser;
import app.selfie.accounts.UserId;
import app.selfie.backgrounds.Backgrounds;
import app.selfie.effects.BodyEffect;
import app.selfie.segmentation.ModelCatalog;
import app.selfie.segmentation.ModelId;
import app.selfie.segmentation.SegmentationModel;
import app.selfie.stills.StillTickets;
import app.selfie.streaming.LiveStream;
import app.selfie.streaming.LiveStreams;
import app.selfie.streaming.ServerRun;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;

/**
 * A signed-in person's studio for as long as their session lasts: their settings and the handle of their live stream. It
 * holds small values and a handle, never pixels. Used under the session lock.
 */
@SpringComponent
@VaadinSessionScope
class StudioSession {

    private final CurrentUser currentUser;
    private final UserId user;
    private final StudioSettingsRepository store;
    private final LiveStreams streams;
    private final ServerRun serverRun;
    private final StillTickets stillTickets;
    private final ModelCatalog models;
    private StudioSettings settings;
    private @Nullable LiveStream stream;
    private @Nullable Component viewer;

    StudioSession(
            CurrentUser currentUser,
            StudioSettingsRepository store,
            LiveStreams streams,
            ServerRun serverRun,
            StillTickets stillTickets,
            ModelCatalog models,
            Backgrounds backgrounds) {
        this.currentUser = currentUser;
        this.user = currentUser.require();
        this.store = store;
        this.streams = streams;
        this.serverRun = serverRun;
        this.stillTickets = stillTickets;
        this.models = models;
        StudioSettings first = StudioSettings.firstTime(models.defaultModel().id());
        this.settings = store.find(user)
                // One that is not installed now may be soon: the stream falls back on another until then.
                .map(kept -> models.find(kept.model()).isPresent() ? kept : kept.with(first.model()))
                .map(kept -> backgrounds.find(user, kept.backdrop().scene()).isPresent()
                        ? kept
                        : kept.with(first.backdrop()))
                .orElse(first);
    }

    /** The run of the server that holds this session. */
    String serverRun() {
        return serverRun.id();
    }

    StudioSettings settings() {
        requireOwner();
        return settings;
    }

    /** From the next frame on; kept for the next time. */
    void change(StudioSettings changed) {
        requireOwner();
        if (changed.equals(settings)) {
            return;
        }
        settings = changed;
        store.save(user, changed);
        if (stream != null) {
            stream.change(changed.toStream());
        }
    }

    /**
     * A ticket for the live stream, which is opened if it is not open.
     *
     * @param page that will show it; of several pages of one session, the last one that asked has the stream
     */
    String newTicket(Component page) {
        requireOwner();
        viewer = page;
        if (stream == null) {
            stream = streams.open(user, settings.toStream());
        }
        return stream.newTicket();
    }

    /**
     * A ticket for one still, made as the studio is set now.
     *
     * @param source of its frame
     */
    String newStillTicket(CameraSource source) {
        requireOwner();
        BodyEffect effect = settings.body().effect();
        return stillTickets.issue(user, settings.toRecipe(modelOfStills(effect), source), effect);
    }

    /**
     * The model that serves; but where faces are to be blurred and the model that can is still being prepared, that one:
     * rather no still for a moment than a face.
     */
    private ModelId modelOfStills(BodyEffect effect) {
        ModelId wanted = settings.model();
        boolean mustWait = effect == BodyEffect.BLUR_FACES
                && models.find(wanted)
                        .filter(model -> model.knowsBodies() && model.state() instanceof SegmentationModel.Preparing)
                        .isPresent();
        return mustWait ? wanted : models.runnable(wanted);
    }

    /** Whose studio this is. */
    UserId user() {
        requireOwner();
        return user;
    }

    /** The sign-in gives everybody a session of their own; this only makes sure. */
    private void requireOwner() {
        UserId now = currentUser.require();
        if (!now.equals(user)) {
            throw new IllegalStateException("expected the studio of " + now + ", found that of " + user);
        }
    }

    /** Ends the live stream if it is {@code page} that shows it. */
    void leave(Component page) {
        if (page.equals(viewer)) {
            endStream();
        }
    }

    /** The person signed out, or the session expired. */
    @PreDestroy
    void endStream() {
        viewer = null;
        if (stream != null) {
            stream.close();
            stream = null;
        }
    }
}
