package app.selfie.studio;

import app.selfie.gallery.SelfieId;
import app.selfie.stills.StillId;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The Java twin of the element {@code selfie-shutter}: button, countdown and review over the camera's picture. Frames and
 * pictures travel over HTTP; only tickets, ids and wishes cross Flow.
 */
@Tag("selfie-shutter")
@JsModule("./selfie-camera/shutter/selfie-shutter.ts")
class SelfieShutter extends Component {

    private static final Logger LOG = LoggerFactory.getLogger(SelfieShutter.class);

    private static final String DETAIL = "event.detail";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** Twice a burst; who asks for more has not used our page. */
    private static final int MAX_IDS = 8;

    /** What the element asks of the server. All run under the session lock. */
    interface Wishes {

        /**
         * A ticket for one still, made as the studio is set now.
         *
         * @param source of its frame
         */
        String newTicket(CameraSource source);

        /** Whoever keeps stills for the person who is here now. */
        Keeper keeper();

        void discard(List<StillId> stills);

        void trash(List<SelfieId> selfies);

        /** Asks on the page how they are to be shared. */
        void share(List<SelfieId> selfies);

        /** Shows a code on the page that brings them to the person's own telephone. */
        void sendToPhone(List<SelfieId> selfies);
    }

    /** Keeps stills on a thread of its own, without the session lock. */
    interface Keeper extends Function<List<StillId>, List<KeepAnswer>> {}

    private final Wishes wishes;
    private CameraSource source = CameraSource.CAMERA;

    SelfieShutter(Wishes wishes) {
        this.wishes = wishes;
    }

    @ClientCallable
    String requestStillTicket() {
        return wishes.newTicket(source);
    }

    /** @param request the element's own number, given back with the answers */
    @ClientCallable
    void keepStills(int request, List<String> ids) {
        UI ui = getUI().orElseThrow();
        Keeper keeper = wishes.keeper();
        List<StillId> stills = ids(ids, StillId::new);
        Thread.ofVirtual().name("still-keeper").start(() -> answer(ui, request, () -> keeper.apply(stills)));
    }

    private void answer(UI ui, int request, Supplier<List<KeepAnswer>> keeping) {
        ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        keeping.get().forEach(answer -> answers.add(answer.toJson()));
        try {
            Future<Void> _ = ui.access(() -> getElement().callJsFunction("keepAnswered", request, answers));
        } catch (UIDetachedException e) {
            LOG.debug("Nobody is there any more to hear of {} kept stills", answers.size());
        }
    }

    @ClientCallable
    void discardStills(List<String> ids) {
        wishes.discard(ids(ids, StillId::new));
    }

    @ClientCallable
    void trashSelfies(List<String> ids) {
        wishes.trash(ids(ids, SelfieId::new));
    }

    @ClientCallable
    void shareSelfies(List<String> ids) {
        wishes.share(ids(ids, SelfieId::new));
    }

    @ClientCallable
    void sendSelfiesToPhone(List<String> ids) {
        wishes.sendToPhone(ids(ids, SelfieId::new));
    }

    /** What is no id is nobody's. */
    private static <T> List<T> ids(List<String> texts, Function<UUID, T> id) {
        return texts.stream()
                .filter(text -> ID.matcher(text).matches())
                .limit(MAX_IDS)
                .map(text -> id.apply(UUID.fromString(text)))
                .toList();
    }

    /** Where the frames come from, from now on. */
    void setSource(CameraSource other) {
        source = other;
    }

    CameraSource source() {
        return source;
    }

    void show(ShutterSettings settings) {
        getElement().setProperty("burstSeconds", settings.burstSeconds());
        getElement().setProperty("remoteKeys", settings.remoteKeys());
        getElement().setProperty("asOthersSee", settings.asOthersSee());
        getElement().setProperty("countdownSeconds", settings.countdownSeconds());
        getElement().setProperty("muted", settings.muted());
        getElement().setProperty("keepAutomatically", settings.keepAutomatically());
    }

    /** @param texts localised, by the element's own keys */
    void setTexts(Map<String, String> texts) {
        getElement().setPropertyMap("texts", texts);
    }

    /** @param listener told what the person changed at the shutter itself or in the review */
    Registration addSettingsListener(Consumer<UnaryOperator<ShutterSettings>> listener) {
        return getElement()
                .addEventListener("selfie-shutter-settings", event -> {
                    JsonNode detail = event.getEventData().get(DETAIL);
                    int seconds = detail.path("countdownSeconds").asInt(-1);
                    if (ShutterSettings.COUNTDOWNS.contains(seconds)) {
                        boolean muted = detail.path("muted").asBoolean(false);
                        boolean asOthersSee = detail.path("asOthersSee").asBoolean(false);
                        listener.accept(now -> now.withCountdownSeconds(seconds)
                                .withMuted(muted)
                                .withAsOthersSee(asOthersSee));
                    }
                })
                .addEventData(DETAIL);
    }
}
