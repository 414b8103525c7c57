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
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
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
        shape = new PictureShape(settings.resolution());
        camera.addStateListener(StudioView::log);
        camera.addStateListener(shape::became);

        H1 title = new H1(getTranslation("studio.title"));
        title.addClassName("visually-hidden");
        camera.setTools(tools(settings));
        Div stage = new Div(camera);
        stage.addClassName("studio-stage");
        BackdropPicker backdrops = new BackdropPicker(
                new BackdropShelf(backgrounds, own, session.user(), shape.ratio()),
                () -> session.settings().backdrop(),
                this::changeBackdrop);
        Div hero = new Div(stage, backdrops);
        hero.addClassName("studio-hero");
        bodies = new BodyControls(settings.body(), this::changeBody);
        add(title, hero, controls(settings, downloads));
    }

    private Div controls(StudioSettings settings, ModelDownloads downloads) {
        Div controls = new Div(
                section(
                        "studio.model",
                        new ModelPicker(
                                models,
                                downloads,
                                () -> session.settings().model(),
                                model -> change(now -> now.with(model)),
                                this::showWhetherBodiesAreKnown),
                        true),
                section("studio.body", bodies, true),
                section("studio.look", new AppearanceControls(settings.look(), this::changeLook), true),
                section(
                        "studio.source.title",
                        new CameraControls(camera, settings.resolution(), this::changeResolution, shutter::setSource),
                        true),
                section("studio.keep", keep, true));
        controls.addClassName("studio-controls");
        return controls;
    }

    private static void log(CameraState state) {
        if (!state.debugInfo().isEmpty()) {
            LOG.debug("Camera {}: {} ({})", state.state(), state.problem(), state.debugInfo());
        }
    }

    private Div tools(StudioSettings settings) {
        Button flip = tool(VaadinIcon.REFRESH, "studio.tool.flip");
        camera.callOnClick(flip, "flip");
        Button photo = tool(VaadinIcon.PICTURE, "studio.tool.photo");
        camera.callOnClick(photo, "choosePhoto");
        Button fullscreen = tool(VaadinIcon.EXPAND_SQUARE, "studio.tool.fullscreen");
        camera.callOnClick(fullscreen, "toggleFullscreen");
        Button hud = tool(VaadinIcon.DASHBOARD, "studio.tool.hud");
        setPressed(hud, settings.hud());
        hud.addClickListener(event -> {
            boolean shown = !isPressed(hud);
            change(now -> now.withHud(shown));
            camera.setHud(shown);
            setPressed(hud, shown);
        });
        Div tools = new Div(flip, photo, hud, fullscreen);
        tools.addClassName("studio-tools");
        tools.getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("studio.tools"));
        return tools;
    }

    private Button tool(VaadinIcon icon, String key) {
        Button button = new Button(icon.create());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(key));
        button.setTooltipText(getTranslation(key));
        return button;
    }

    private static void setPressed(Button button, boolean pressed) {
        button.getElement().setAttribute("aria-pressed", String.valueOf(pressed));
    }

    private static boolean isPressed(Button button) {
        return Boolean.parseBoolean(button.getElement().getAttribute("aria-pressed"));
    }

    private Details section(String key, Component content, boolean open) {
        Details details = new Details(getTranslation(key), content);
        details.setOpened(open);
        return details;
    }

    private void change(UnaryOperator<StudioSettings> change) {
        session.change(change.apply(session.settings()));
    }

    private void showWhetherBodiesAreKnown(ModelId serving) {
        bodies.setBodiesKnown(
                models.find(serving).filter(SegmentationModel::knowsBodies).isPresent());
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
