package app.selfie.studio;

import app.selfie.backgrounds.Backgrounds;
import app.selfie.backgrounds.OwnBackgrounds;
import app.selfie.models.ModelDownloads;
import app.selfie.segmentation.ModelCatalog;
import app.selfie.segmentation.ModelId;
import app.selfie.segmentation.SegmentationModel;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The studio: see yourself somewhere else, live. Layout and wiring; the state is the {@link StudioSession}'s. */
@Route("studio")
@Menu(title = "studio.title", order = 1)
@PermitAll
@StyleSheet("assets/studio.css")
class StudioView extends Main implements HasDynamicTitle {

    private static final Logger LOG = LoggerFactory.getLogger(StudioView.class);

    private final StudioSession session;
    private final ModelCatalog models;
    private final QualitySection quality;
    private final BodyControls bodies;
    private final SelfieCamera camera;
    private final SelfieShutter shutter;
    private final KeepControls keep;
    private final PictureShape shape;

    StudioView(
            StudioSession session,
            ModelCatalog models,
            ModelDownloads downloads,
            Backgrounds backgrounds,
            ShutterListener wishes,
            OwnBackgrounds own,
            I18NProvider texts) {
        this.session = session;
        this.models = models;
        this.camera = new SelfieCamera(() -> session.newTicket(this), session.serverRun());
        this.shutter = new SelfieShutter(wishes);
        StudioSettings settings = session.settings();
        addClassName("studio");

        Map<String, String> cameraTexts = CameraTexts.of(texts, getLocale());
        camera.setTexts(cameraTexts);
        shutter.setTexts(cameraTexts);
        shutter.show(settings.shutter());
        keep = new KeepControls(settings.shutter(), this::changeShutter);
        shutter.addSettingsListener(change -> {
            changeShutter(change);
            keep.show(session.settings().shutter());
        });
        camera.setShutter(shutter);
        camera.setResolution(settings.resolution());
        camera.setMirrored(settings.look().mirrored());
        camera.setHud(settings.hud());
        camera.setFullscreenWith(".studio-hero");
        shape = new PictureShape(settings.resolution());
        camera.addStateListener(StudioView::log);
        camera.addStateListener(shape::became);

        H1 title = new H1(getTranslation("studio.title"));
        title.addClassName("visually-hidden");
        SettingsSheet sheet = new SettingsSheet();
        sheet.addClassName("studio-settings");
        camera.setTools(new CameraTools(camera, sheet, settings.hud(), this::showFigures));
        Div stage = new Div(camera);
        stage.addClassName("studio-stage");
        BackdropPicker backdrops = new BackdropPicker(
                new BackdropShelf(backgrounds, own, session.user(), shape.ratio()),
                () -> session.settings().backdrop(),
                this::changeBackdrop);
        Div hero = new Div(stage, backdrops);
        hero.addClassName("studio-hero");
        bodies = new BodyControls(settings.body(), this::changeBody);
        quality = new QualitySection(models);
        sheet.add(controls(settings, downloads));
        add(title, hero, sheet);
    }

    /** In the order of use; what is seldom needed comes last. */
    private Div controls(StudioSettings settings, ModelDownloads downloads) {
        quality.add(new ModelPicker(
                models,
                downloads,
                () -> session.settings().model(),
                model -> change(now -> now.with(model)),
                this::showWhatServes));
        Div controls = new Div(
                quality,
                section("studio.look", new AppearanceControls(settings.look(), this::changeLook)),
                section(
                        "studio.source.title",
                        new CameraControls(camera, settings.resolution(), this::changeResolution, shutter::setSource)),
                section("studio.keep", keep),
                section("studio.body", bodies));
        controls.addClassName("studio-controls");
        return controls;
    }

    private static void log(CameraState state) {
        if (!state.debugInfo().isEmpty()) {
            LOG.debug("Camera {}: {} ({})", state.state(), state.problem(), state.debugInfo());
        }
    }

    private Details section(String key, Component content) {
        Details details = new Details(getTranslation(key), content);
        details.setOpened(true);
        return details;
    }

    private void change(UnaryOperator<StudioSettings> change) {
        session.change(change.apply(session.settings()));
    }

    private void showWhatServes(ModelId serving) {
        quality.show(serving);
        bodies.setBodiesKnown(
                models.find(serving).filter(SegmentationModel::knowsBodies).isPresent());
    }

    private void showFigures(boolean shown) {
        change(now -> now.withHud(shown));
        camera.setHud(shown);
    }

    private void changeBody(UnaryOperator<BodySettings> change) {
        change(now -> now.with(change.apply(now.body())));
    }

    private void changeBackdrop(UnaryOperator<BackdropSettings> change) {
        change(now -> now.with(change.apply(now.backdrop())));
    }

    private void changeLook(UnaryOperator<AppearanceSettings> change) {
        change(now -> now.with(change.apply(now.look())));
        camera.setMirrored(session.settings().look().mirrored());
    }

    private void changeShutter(UnaryOperator<ShutterSettings> change) {
        change(now -> now.with(change.apply(now.shutter())));
        shutter.show(session.settings().shutter());
    }

    private void changeResolution(String resolution) {
        change(now -> now.withResolution(resolution));
        camera.setResolution(resolution);
        shape.asked(resolution);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("studio.title") + " · " + getTranslation("accounts.door.product");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        camera.start();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        session.leave(this);
    }
}
