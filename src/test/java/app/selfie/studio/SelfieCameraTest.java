package app.selfie.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelfieCameraTest {

    private final SelfieCamera camera = new SelfieCamera(() -> "ticket", "run-1");

    @Test
    void tellsItsElementWhichRunOfTheServerMadeThePage() {
        assertThat(camera.getElement().getProperty("serverRun")).isEqualTo("run-1");
    }

    @Test
    void readsTheStateOfItsElement() {
        List<CameraState> states = new ArrayList<>();
        camera.addStateListener(states::add);

        event("state", "{'state': 'refused', 'problem': 'denied', 'widthPx': 640, 'heightPx': 480, 'debugInfo': 'x'}");

        assertThat(states).containsExactly(new CameraState("refused", "denied", 640, 480, "x"));
    }

    @Test
    void readsAStateThatIsNotWhole() {
        List<CameraState> states = new ArrayList<>();
        camera.addStateListener(states::add);

        event("state", "{'state': 'live', 'widthPx': 'wide'}");

        assertThat(states).containsExactly(new CameraState("live", "", 0, 0, ""));
    }

    @Test
    void readsTheCamerasAndTheOneInUse() {
        List<Object> told = new ArrayList<>();
        camera.addDevicesListener((devices, current) -> {
            told.addAll(devices);
            told.add(current);
        });

        event("devices", "{'devices': [{'id': 'a', 'label': 'Front'}, {'id': 'b'}], 'current': 'b'}");

        assertThat(told).containsExactly(new CameraDevice("a", "Front"), new CameraDevice("b", ""), "b");
    }

    @Test
    void readsTheWishForAnotherSource() {
        List<CameraSource> wishes = new ArrayList<>();
        camera.addWishListener(wishes::add);

        event("wish", "{'source': 'person'}");
        event("wish", "{'source': 'hologram'}");

        assertThat(wishes).containsExactly(CameraSource.PERSON, CameraSource.CAMERA);
    }

    @Test
    void tellsItsElementWhatToDo() {
        camera.setSource(CameraSource.PHOTO);
        camera.setResolution("1280x720");
        camera.setMirrored(true);
        camera.setHud(true);

        assertThat(camera.getElement().getProperty("source")).isEqualTo("photo");
        assertThat(camera.getElement().getProperty("resolution")).isEqualTo("1280x720");
        assertThat(camera.getElement().getProperty("mirrored", false)).isTrue();
        assertThat(camera.getElement().getProperty("hud", false)).isTrue();
        assertThat(camera.getElement().getProperty("personFrames", 0)).isEqualTo(PortraitController.FRAMES);
    }

    private void event(String name, String detail) {
        BrowserEvents.custom(camera.getElement(), "selfie-camera-" + name, detail);
    }
}
