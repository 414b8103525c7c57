package app.selfie.studio;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Where the picture comes from: camera, drawn person or photo; which camera, and how large. */
final class CameraControls extends Div {

    /** What the camera is asked for; it may give something near. */
    private static final List<String> RESOLUTIONS = List.of("320x240", "640x480", "1280x720");

    private final RadioButtonGroup<CameraSource> source = new RadioButtonGroup<>();
    private final Select<CameraDevice> device = new Select<>();

    /** @param sourceChosen told where the picture comes from, whenever that changes */
    CameraControls(
            SelfieCamera camera,
            String resolution,
            Consumer<String> resolutionChosen,
            Consumer<CameraSource> sourceChosen) {
        addClassName("camera-controls");
        source.setLabel(getTranslation("studio.source"));
        source.setItems(CameraSource.values());
        source.setItemLabelGenerator(
                value -> getTranslation("studio.source." + value.name().toLowerCase(Locale.ROOT)));
        source.setValue(CameraSource.CAMERA);
        source.addValueChangeListener(event -> {
            camera.setSource(event.getValue());
            sourceChosen.accept(event.getValue());
        });
        camera.addWishListener(source::setValue);

        device.setLabel(getTranslation("studio.camera"));
        device.setItemLabelGenerator(
                known -> known.label().isEmpty() ? getTranslation("studio.camera") + " " + known.id() : known.label());
        device.setVisible(false);
        device.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                camera.setDevice(event.getValue().id());
            }
        });
        camera.addDevicesListener(this::showDevices);

        Select<String> size = new Select<>();
        size.setLabel(getTranslation("studio.camera.resolution"));
        size.setItems(RESOLUTIONS);
        size.setItemLabelGenerator(value -> value.replace("x", " × "));
        size.setValue(RESOLUTIONS.contains(resolution) ? resolution : RESOLUTIONS.get(1));
        size.addValueChangeListener(event -> resolutionChosen.accept(event.getValue()));
        add(source, device, size);
    }

    private void showDevices(List<CameraDevice> found, String current) {
        // Without the permission a browser tells neither ids nor names, only that there is a camera.
        List<CameraDevice> devices =
                found.stream().filter(known -> !known.id().isEmpty()).distinct().toList();
        device.setItems(devices);
        device.setVisible(devices.size() > 1);
        devices.stream()
                .filter(candidate -> candidate.id().equals(current))
                .findFirst()
                .ifPresent(device::setValue);
    }
}
