package app.selfie.backgrounds.ui;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.AddResult;
import app.selfie.backgrounds.Background;
import app.selfie.backgrounds.BackgroundName;
import app.selfie.backgrounds.OwnBackgrounds;
import app.selfie.localization.ByteSize;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Takes picture files, several at once, by button or dropped, and says what came of each. The Java twin of the element
 * {@code selfie-upload}, which knows of the files that do not arrive.
 */
@Tag("selfie-upload")
@JsModule("./selfie-backgrounds/selfie-upload.ts")
final class BackgroundUpload extends Component implements HasComponents, HasStyle {

    private static final String DETAIL = "event.detail";

    private static final String ACCEPTED = "image/jpeg,image/png,image/webp,.jpg,.jpeg,.png,.webp";

    /** Fewer than a person may have under way, so that a second page of theirs can send, too. */
    private static final int SIDE_BY_SIDE = 2;

    private final OwnBackgrounds own;
    private final UserId owner;
    private final Consumer<Background.Own> added;
    private final Outcomes outcomes = new Outcomes();
    private final Upload upload;
    private final String unnamed;

    /** @param added told of every new background, under the session lock */
    BackgroundUpload(OwnBackgrounds own, UserId owner, Consumer<Background.Own> added) {
        this.own = own;
        this.owner = owner;
        this.added = added;
        this.unnamed = getTranslation("backgrounds.unnamed");
        addClassName("background-upload");
        upload = new Upload(this::take);
        upload.getElement().setProperty("accept", ACCEPTED).setProperty("maxConcurrentUploads", SIDE_BY_SIDE);
        upload.setMaxFileSize(OwnBackgrounds.MAX_FILE_BYTES);
        Button choose = new Button(getTranslation("backgrounds.upload.choose"), VaadinIcon.UPLOAD.create());
        choose.addThemeVariants(ButtonVariant.PRIMARY);
        upload.setUploadButton(choose);
        upload.setDropLabel(new Span(getTranslation("backgrounds.upload.drop")));
        upload.setI18n(UploadTexts.of(this));
        upload.addFileRejectedListener(event ->
                outcomes.showRejected(event.getFileName(), UploadTexts.TOO_LARGE.equals(event.getErrorMessage())));
        getElement()
                .addEventListener("selfie-upload-unsent", event -> {
                    JsonNode detail = event.getEventData().get(DETAIL);
                    outcomes.showUnsent(
                            detail.path("name").asString(""),
                            Unsent.of(detail.path("reason").asString("")));
                })
                .addEventData(DETAIL);
        upload.addAllFinishedListener(event -> upload.clearFileList());
        Paragraph hint = new Paragraph(
                getTranslation("backgrounds.upload.hint", ByteSize.format(OwnBackgrounds.MAX_FILE_BYTES, getLocale())));
        hint.addClassName("background-hint");
        add(upload, hint, outcomes);
    }

    /** On the request's own thread, without the session lock. */
    private void take(UploadEvent event) throws IOException {
        String file = event.getFileName();
        AddResult outcome;
        try {
            outcome = event.getFileSize() > OwnBackgrounds.MAX_FILE_BYTES
                    ? new AddResult.TooLarge()
                    : own.add(owner, nameOf(file), event.getInputStream());
        } catch (IOException | RuntimeException e) {
            var _ = event.getUI().access(() -> outcomes.showFailed(file));
            throw e;
        }
        var _ = event.getUI().access(() -> {
            outcomes.show(file, outcome);
            if (outcome instanceof AddResult.Added(Background.Own background)) {
                added.accept(background);
            }
        });
        if (!(outcome instanceof AddResult.Added)) {
            event.reject();
        }
    }

    private BackgroundName nameOf(String file) {
        return BackgroundName.ofFile(file).or(() -> BackgroundName.of(unnamed)).orElseThrow();
    }
}
