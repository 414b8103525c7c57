package app.selfie.studio;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.gallery.SelfieId;
import app.selfie.stills.StillId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelfieShutterTest {

    private final List<Object> asked = new ArrayList<>();

    private final SelfieShutter shutter = new SelfieShutter(new SelfieShutter.Wishes() {
        @Override
        public String newTicket(CameraSource source) {
            return "ticket for a " + source.word();
        }

        @Override
        public SelfieShutter.Keeper keeper() {
            throw new AssertionError("nothing is to be kept here");
        }

        @Override
        public void discard(List<StillId> stills) {
            asked.addAll(stills);
        }

        @Override
        public void trash(List<SelfieId> selfies) {
            asked.addAll(selfies);
        }

        @Override
        public void share(List<SelfieId> selfies) {
            asked.add("share");
            asked.addAll(selfies);
        }

        @Override
        public void sendToPhone(List<SelfieId> selfies) {
            asked.add("phone");
            asked.addAll(selfies);
        }
    });

    @Test
    void handsOutTickets() {
        assertThat(shutter.requestStillTicket()).isEqualTo("ticket for a camera");

        shutter.setSource(CameraSource.PHOTO);

        assertThat(shutter.requestStillTicket()).isEqualTo("ticket for a photo");
    }

    @Test
    void readsIdsAndPassesOverWhatIsNone() {
        UUID id = UUID.randomUUID();

        shutter.discardStills(List.of("", "../x", id.toString(), id.toString().substring(1)));
        shutter.trashSelfies(List.of(id.toString()));

        assertThat(asked).containsExactly(new StillId(id), new SelfieId(id));
    }

    @Test
    void sharesWhatWasKept() {
        UUID id = UUID.randomUUID();

        shutter.shareSelfies(List.of(id.toString()));
        shutter.sendSelfiesToPhone(List.of("x", id.toString()));

        assertThat(asked).containsExactly("share", new SelfieId(id), "phone", new SelfieId(id));
    }

    @Test
    void readsNoMoreIdsThanAPersonTakesPictures() {
        shutter.discardStills(IntStream.range(0, 100)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList());

        assertThat(asked).hasSize(8);
    }

    @Test
    void readsWhatWasSet() {
        List<ShutterSettings> told = new ArrayList<>();
        shutter.addSettingsListener(change -> told.add(change.apply(ShutterSettings.FIRST)));

        event("{'countdownSeconds': 10, 'muted': true, 'asOthersSee': true}");
        event("{'countdownSeconds': 4, 'muted': true}");
        event("{}");

        assertThat(told)
                .containsExactly(ShutterSettings.FIRST
                        .withCountdownSeconds(10)
                        .withMuted(true)
                        .withAsOthersSee(true));
    }

    @Test
    void tellsItsElementWhatIsSet() {
        shutter.show(new ShutterSettings(5, 3, true, true, true, false, true));

        assertThat(shutter.getElement().getProperty("countdownSeconds", 0)).isEqualTo(5);
        assertThat(shutter.getElement().getProperty("muted", false)).isTrue();
        assertThat(shutter.getElement().getProperty("keepAutomatically", false)).isTrue();
        assertThat(shutter.getElement().getProperty("burstSeconds", 0)).isEqualTo(3);
        assertThat(shutter.getElement().getProperty("remoteKeys", false)).isTrue();
        assertThat(shutter.getElement().getProperty("asOthersSee", false)).isTrue();
    }

    private void event(String detail) {
        BrowserEvents.custom(shutter.getElement(), "selfie-shutter-settings", detail);
    }
}
