package app.selfie.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import app.selfie.imaging.ImageSize;
import app.selfie.models.DownloadProblem;
import app.selfie.models.FileVariant;
import app.selfie.models.ModelDownloads;
import app.selfie.models.ModelDownloads.Offer;
import app.selfie.models.ModelStatus;
import app.selfie.segmentation.ModelCatalog;
import app.selfie.segmentation.ModelFamily;
import app.selfie.segmentation.ModelId;
import app.selfie.segmentation.SegmentationModel;
import app.selfie.segmentation.SegmentationModel.Installed;
import app.selfie.segmentation.SegmentationModel.NotInstalled;
import app.selfie.segmentation.SegmentationModel.Reason;
import app.selfie.segmentation.SegmentationModel.State;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.dom.Element;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithAnonymousUser;

/** The picker with a catalogue that changes under it. */
@SpringBootTest(properties = "spring.application.name=model-picker-tests")
@ViewPackages(packages = "app.selfie.accounts")
@WithAnonymousUser
class ModelPickerTest extends SpringBrowserlessTest {

    private static final ModelId SELFIE = new ModelId("selfie");
    private static final ModelId LANDSCAPE = new ModelId("selfie-landscape");
    private static final ModelId RESNET = new ModelId("bodypix-resnet50");
    private static final NotInstalled MISSING = new NotInstalled(Reason.FILES_MISSING, "none");
    private static final Path FOLDER = Path.of("/srv/selfie/models/bodypix-resnet50");

    private final ModelCatalog models = mock(ModelCatalog.class);
    private final ModelDownloads downloads = mock(ModelDownloads.class);
    private final Map<ModelId, SegmentationModel> catalogue = new LinkedHashMap<>();
    private final List<Consumer<ModelId>> listeners = new ArrayList<>();
    private final List<ModelId> chosen = new ArrayList<>();
    private final List<ModelId> serving = new ArrayList<>();
    private ModelId wanted = SELFIE;

    @BeforeEach
    void twoModelsAreHereAndOneCouldBeHad() {
        UI.getCurrent().setLocale(Locale.ENGLISH);
        enter(SELFIE, ModelFamily.MOBILENET, new Installed(Duration.ofNanos(4_200_000)));
        enter(LANDSCAPE, ModelFamily.MOBILENET, new Installed(Duration.ofNanos(2_100_000)));
        enter(RESNET, ModelFamily.RESNET, MISSING);
        when(models.all()).thenAnswer(call -> List.copyOf(catalogue.values()));
        when(models.find(any())).thenAnswer(call -> Optional.ofNullable(catalogue.get(call.<ModelId>getArgument(0))));
        when(models.recommended()).thenReturn(Optional.of(SELFIE));
        when(models.runnable(any())).thenAnswer(call -> {
            SegmentationModel asked = catalogue.get(call.<ModelId>getArgument(0));
            return asked != null && asked.isInstalled() ? asked.id() : SELFIE;
        });
        when(downloads.offers(any())).thenReturn(List.of());
        when(downloads.offers(RESNET))
                .thenReturn(
                        List.of(new Offer(FileVariant.QUANT2, 47_993_000), new Offer(FileVariant.QUANT1, 24_057_000)));
        when(downloads.bytes(any())).thenReturn(260_000L);
        when(downloads.folder(any())).thenReturn(Optional.empty());
        when(downloads.address(any(), any())).thenReturn(Optional.empty());
        when(downloads.hashes(any())).thenReturn(List.of());
        when(downloads.downloadedAs(any())).thenReturn(Optional.empty());
        when(downloads.status(any())).thenReturn(Optional.of(new ModelStatus.NotInstalled()));
        when(downloads.addListener(any())).thenAnswer(call -> {
            Consumer<ModelId> listener = call.getArgument(0);
            listeners.add(listener);
            return (Runnable) () -> listeners.remove(listener);
        });
    }

    private void enter(ModelId id, ModelFamily family, State state) {
        catalogue.put(id, new SegmentationModel(id, family, new ImageSize(64, 64), false, state));
    }

    private void anAdministratorLooks() {
        when(downloads.isAllowed()).thenReturn(true);
        when(downloads.folder(RESNET)).thenReturn(Optional.of(FOLDER));
        when(downloads.address(RESNET, FileVariant.QUANT2)).thenReturn(Optional.of("https://example.org/resnet50/"));
    }

    private ModelPicker open() {
        ModelPicker picker = new ModelPicker(
                models,
                downloads,
                () -> wanted,
                model -> {
                    wanted = model;
                    chosen.add(model);
                },
                serving::add);
        UI.getCurrent().add(picker);
        return picker;
    }

    private void changed(ModelStatus status) {
        when(downloads.status(RESNET)).thenReturn(Optional.of(status));
        List.copyOf(listeners).forEach(listener -> listener.accept(RESNET));
        var _ = find(ModelPicker.class).exists(); // a look runs what waits for the session
    }

    private void installed(int millis) {
        enter(RESNET, ModelFamily.RESNET, new Installed(Duration.ofMillis(millis)));
        changed(new ModelStatus.Installed(Duration.ofMillis(millis)));
    }

    private List<String> texts(Class<? extends Component> type) {
        return find(type).all().stream()
                .map(found -> found.getElement().getTextRecursively())
                .toList();
    }

    private static String text(Component component) {
        return shown(component.getElement());
    }

    /** What is visible of an element. */
    private static String shown(Element element) {
        if (element.isTextNode()) {
            return element.getText();
        }
        if (!element.isVisible()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        element.getChildren().forEach(child -> text.append(shown(child)).append('|'));
        return text.toString();
    }

    private String announced() {
        return find(Span.class).withAttribute("role", "status").single().getText();
    }

    private List<Button> buttons() {
        return find(Button.class).all();
    }

    @Test
    void saysSizeSpeedAndWhenToChooseEachModel() {
        open();

        assertThat(texts(NativeButton.class))
                .hasSize(2)
                .first()
                .asString()
                .contains("Selfie", "254 kB", "4.2 ms on this server", "right for one or two people");
    }

    @Test
    void marksTheOneThatIsRecommended() {
        ModelPicker picker = open();

        assertThat(text(picker).split("Recommended for this server", -1)).hasSize(2);
        assertThat(text(find(NativeButton.class).all().getFirst())).contains("Recommended for this server");
    }

    @Test
    void saysOfAFamilyWithoutAModelThatItIsNotInstalled() {
        assertThat(text(open()))
                .contains("MobileNet: fast|", "ResNet: finest (can be added)|")
                .doesNotContain("MobileNet: fast (can be added)");
    }

    @Test
    void foldsWhatIsNotInstalledAwayUntilADownloadBegins() {
        open();
        Details more = find(Details.class)
                .withCondition(details -> details.getSummaryText().equals("More models (1)"))
                .single();
        assertThat(more.isOpened()).isFalse();

        changed(new ModelStatus.Downloading(0, 47_993_000));
        assertThat(more.isOpened()).isTrue();

        more.setOpened(false);
        changed(new ModelStatus.Downloading(9_000_000, 47_993_000));
        assertThat(more.isOpened()).as("folded away by the person").isFalse();
    }

    @Test
    void tellsWhichModelServesAtFirstAfterAChoiceAndWhenOneIsInstalled() {
        wanted = RESNET;
        open();
        assertThat(serving).last().isEqualTo(SELFIE);

        installed(60);
        assertThat(serving).last().isEqualTo(RESNET);

        test(find(NativeButton.class).all().get(1)).click();
        assertThat(serving).last().isEqualTo(LANDSCAPE);
    }

    @Test
    void choosesAsAPersonClicks() {
        open();

        test(find(NativeButton.class).all().getLast()).click();

        assertThat(chosen).containsExactly(LANDSCAPE);
    }

    @Test
    void tellsEverybodyElseWhoCanDownload() {
        assertThat(text(open()))
                .contains("BodyPix ResNet50", "An administrator can download it (46 MB)")
                .doesNotContain("Without internet");
        assertThat(buttons()).isEmpty();
    }

    @Test
    void offersAnAdministratorTheBetterFilesFirstAndTheSmallerOnesLabelled() {
        anAdministratorLooks();
        open();

        assertThat(buttons().stream().map(Button::getText))
                .containsExactly("Download (46 MB)", "Smaller, cuts less exactly (23 MB)");
        assertThat(buttons().getFirst().getAriaLabel()).hasValue("BodyPix ResNet50: Download (46 MB)");

        test(buttons().getFirst()).click();
        test(buttons().getLast()).click();
        verify(downloads).start(RESNET, FileVariant.QUANT2);
        verify(downloads).start(RESNET, FileVariant.QUANT1);
    }

    @Test
    void tellsAdministratorsAloneWhereFilesCanBePutByHand() {
        anAdministratorLooks();

        assertThat(text(open())).contains("https://example.org/resnet50/").contains(FOLDER.toString());
    }

    @Test
    void offersNoDownloadWhereTheyAreSwitchedOff() {
        anAdministratorLooks();
        when(downloads.isOffline()).thenReturn(true);

        assertThat(text(open())).contains("Downloads are switched off").contains(FOLDER.toString());
        assertThat(buttons()).isEmpty();
    }

    @Test
    void showsHowFarADownloadIsAndCancelsIt() {
        anAdministratorLooks();
        ModelPicker picker = open();

        changed(new ModelStatus.Downloading(12_000_000, 47_993_000));

        ProgressBar bar = find(ProgressBar.class).single();
        assertThat(bar.getValue()).isEqualTo(25);
        assertThat(bar.getElement().getAttribute("aria-label")).isEqualTo("Download of BodyPix ResNet50");
        assertThat(text(picker)).contains("11 MB of 46 MB");
        assertThat(buttons().stream().map(Button::getText)).containsExactly("Cancel");
        test(buttons().getFirst()).click();
        verify(downloads).cancel(RESNET);
    }

    @Test
    void letsNobodyElseCancelWhatTheySee() {
        ModelPicker picker = open();

        changed(new ModelStatus.Downloading(12_000_000, 47_993_000));

        assertThat(text(picker)).contains("11 MB of 46 MB");
        assertThat(buttons()).isEmpty();
        assertThat(announced()).isEmpty();
    }

    @Test
    void announcesQuartersAndNotEveryPercent() {
        anAdministratorLooks();
        open();

        changed(new ModelStatus.Downloading(13_000_000, 47_993_000));
        assertThat(announced()).isEqualTo("BodyPix ResNet50: 25 percent");
        changed(new ModelStatus.Downloading(20_000_000, 47_993_000));
        assertThat(announced()).isEqualTo("BodyPix ResNet50: 25 percent");
        changed(new ModelStatus.Downloading(24_500_000, 47_993_000));
        assertThat(announced()).isEqualTo("BodyPix ResNet50: 50 percent");
        changed(new ModelStatus.Installing());
        assertThat(announced()).isEqualTo("BodyPix ResNet50 is being made ready");
    }

    @Test
    void makesRoomForAModelThatHasJustBeenInstalled() {
        ModelPicker picker = open();

        installed(60);

        assertThat(texts(NativeButton.class)).hasSize(3).last().asString().contains("BodyPix ResNet50", "60.0 ms");
        assertThat(text(picker)).contains("ResNet: finest|").doesNotContain("More models", "An administrator");
        assertThat(announced()).isEqualTo("BodyPix ResNet50 is installed");
    }

    @Test
    void saysThatAModelIsTooSlowForALivePicture() {
        open();

        installed(400);

        assertThat(text(find(NativeButton.class).all().getLast()))
                .contains("Too slow for a smooth live picture here: about 3 a second. Good for photos.");
    }

    @Test
    void showsTheModelThatServesWhereTheChosenOneIsGoneAndTheChosenOneWhenItIsBack() {
        wanted = RESNET;
        installed(60);
        open();
        assertThat(checked()).contains("BodyPix ResNet50");

        enter(RESNET, ModelFamily.RESNET, MISSING);
        changed(new ModelStatus.NotInstalled());
        assertThat(checked()).startsWith("Selfie");

        installed(60);
        assertThat(checked()).contains("BodyPix ResNet50");
        assertThat(chosen).isEmpty();
    }

    private String checked() {
        return find(NativeButton.class)
                .withAttribute("aria-checked", "true")
                .single()
                .getElement()
                .getTextRecursively();
    }

    @Test
    void tellsOnlyAdministratorsWhyADownloadFailed() {
        ModelPicker picker = open();

        changed(new ModelStatus.Failed(DownloadProblem.UNREACHABLE, "the detail"));

        assertThat(text(picker))
                .contains("An administrator can download it")
                .doesNotContain("selfie.models.base-address", "the detail");
    }

    @ParameterizedTest
    @EnumSource(DownloadProblem.class)
    void namesCauseAndCureOfEveryProblem(DownloadProblem problem) {
        anAdministratorLooks();
        ModelPicker picker = open();

        changed(new ModelStatus.Failed(problem, "the detail"));

        assertThat(text(picker))
                .contains(picker.getTranslation(ModelCard.key(problem)))
                .contains("the detail");
        assertThat(picker.getTranslation(ModelCard.key(problem)))
                .doesNotContain("models.problem")
                .contains(".");
        assertThat(buttons()).hasSize(2);
    }

    @Test
    void showsAdministratorsWhatWasDownloadedAndOffersTheFinerFilesInPlaceOfTheSmaller() {
        anAdministratorLooks();
        when(downloads.hashes(RESNET)).thenReturn(List.of("0f".repeat(32) + "  group1-shard1of6.bin"));
        when(downloads.downloadedAs(RESNET)).thenReturn(Optional.of(FileVariant.QUANT1));
        ModelPicker picker = open();

        installed(60);

        assertThat(text(picker)).contains("0f".repeat(32));
        test(find(Button.class).withText("Get the finer files (46 MB)").single())
                .click();
        verify(downloads).start(RESNET, FileVariant.QUANT2);
    }

    @Test
    void listensAsLongAsItIsShown() {
        ModelPicker picker = open();
        assertThat(listeners).hasSize(1);

        UI.getCurrent().remove(picker);

        assertThat(listeners).isEmpty();
    }

    @Test
    void speaksChinese() {
        UI.getCurrent().setLocale(Locale.SIMPLIFIED_CHINESE);
        anAdministratorLooks();

        assertThat(text(open())).contains("推荐用于本服务器", "下载（46 MB）", "更多模型");
    }
}
