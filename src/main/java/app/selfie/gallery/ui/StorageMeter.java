package app.selfie.gallery.ui;

import app.selfie.localization.ByteSize;
import app.selfie.storage.StorageUse;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;

/** How much of one's storage is used: a bar, and the same in words. */
@Tag("div")
final class StorageMeter extends Div {

    /** From here on the words say that it becomes tight. */
    private static final double TIGHT = 0.9;

    private final Element meter = new Element("meter");
    private final Span words = new Span();

    StorageMeter() {
        addClassName("storage-meter");
        meter.setAttribute("min", "0").setAttribute("max", "1").setAttribute("high", String.valueOf(TIGHT));
        meter.setAttribute("aria-hidden", "true"); // the words say it
        getElement().appendChild(meter, words.getElement());
    }

    void show(StorageUse use) {
        double share = use.quotaBytes() == 0 ? 1 : Math.min(1, (double) use.usedBytes() / use.quotaBytes());
        meter.setAttribute("value", String.valueOf(share));
        String used = ByteSize.format(use.usedBytes(), getLocale());
        String quota = ByteSize.format(use.quotaBytes(), getLocale());
        boolean full = use.freeBytes() == 0;
        words.setText(
                full
                        ? getTranslation("gallery.storage.full", used, quota)
                        : getTranslation("gallery.storage", used, quota));
        getElement().getClassList().set("tight", share >= TIGHT);
    }
}
