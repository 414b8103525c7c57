package app.selfie.backgrounds.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.upload.UploadI18N;
import java.util.List;

/** Vaadin's upload in the person's language. */
final class UploadTexts {

    /** Not shown: only told by the browser, so that we can say it ourselves. */
    static final String TOO_LARGE = "too-large";

    /** From one unit to the next, as everywhere. */
    private static final int STEP = 1024;

    private UploadTexts() {}

    static UploadI18N of(Component component) {
        UploadI18N.Uploading uploading = new UploadI18N.Uploading()
                .setStatus(new UploadI18N.Uploading.Status()
                        .setConnecting(component.getTranslation("backgrounds.upload.connecting"))
                        .setStalled(component.getTranslation("backgrounds.upload.stalled"))
                        .setProcessing(component.getTranslation("backgrounds.upload.processing"))
                        .setHeld(component.getTranslation("backgrounds.upload.held")))
                .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                        .setPrefix(component.getTranslation("backgrounds.upload.remaining") + " ")
                        .setUnknown(component.getTranslation("backgrounds.upload.remaining-unknown")))
                .setError(new UploadI18N.Uploading.Error()
                        .setServerUnavailable(component.getTranslation("backgrounds.upload.unavailable"))
                        .setUnexpectedServerError(component.getTranslation("backgrounds.upload.refused"))
                        .setForbidden(component.getTranslation("backgrounds.upload.refused"))
                        .setFileTooLarge(component.getTranslation("backgrounds.upload.refused")));
        String choose = component.getTranslation("backgrounds.upload.choose");
        String drop = component.getTranslation("backgrounds.upload.drop");
        return new UploadI18N()
                .setAddFiles(new UploadI18N.AddFiles().setOne(choose).setMany(choose))
                .setDropFiles(new UploadI18N.DropFiles().setOne(drop).setMany(drop))
                .setError(new UploadI18N.Error()
                        .setTooManyFiles("too-many")
                        .setFileIsTooBig(TOO_LARGE)
                        .setIncorrectFileType("wrong-type"))
                .setUploading(uploading)
                .setFile(new UploadI18N.File()
                        .setRetry(component.getTranslation("backgrounds.upload.retry"))
                        .setStart(component.getTranslation("backgrounds.upload.start"))
                        .setRemove(component.getTranslation("backgrounds.upload.remove")))
                .setUnits(List.of("B", "kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"), STEP);
    }
}
