package app.selfie.sharing.ui;

import app.selfie.sharing.ShareKey;
import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import tools.jackson.databind.JsonNode;

/** The address of a new link: as a code, to copy, and to hand to the device's own share sheet where it has one. */
final class ShareAddress extends Div {

    /** No product has such an address; a browser that says so is not ours. */
    private static final int MAX_CHARACTERS = 1000;

    private static final int NOTICE_MILLIS = 5_000;

    private static final String COPY = """
            this.addEventListener('click', async () => {
              let copied = true;
              try {
                await navigator.clipboard.writeText($0.value);
              } catch {
                $0.inputElement.select();
                copied = document.execCommand('copy');
              }
              this.dispatchEvent(new CustomEvent('share-copied', { detail: copied }));
            })""";

    private static final String SHARE_SHEET = """
            if (navigator.share) {
              this.removeAttribute('hidden');
              this.addEventListener('click', () => navigator.share({ url: $0.value }).catch(() => undefined));
            }""";

    private static final String DETAIL = "event.detail";

    private final TextField address = new TextField();
    private final Div code = new Div();

    ShareAddress(ShareKey key) {
        addClassName("share-address");
        code.addClassName("share-code");
        code.getElement().setAttribute("role", "img").setAttribute("aria-label", getTranslation("sharing.code"));
        address.setLabel(getTranslation("sharing.address"));
        address.setReadOnly(true);
        address.setWidthFull();
        Div buttons = new Div(copy(), shareSheet());
        buttons.addClassName("share-buttons");
        add(code, address, buttons);
        // The browser alone knows by which address people find this server.
        getElement()
                .executeJs("return new URL('s/' + $0, document.baseURI).href", key.text())
                .then(String.class, this::show);
    }

    private void show(String found) {
        if (found.length() <= MAX_CHARACTERS) {
            address.setValue(found);
            code.removeAll();
            code.add(new Svg(QrCode.svg(found)));
        }
    }

    private Button copy() {
        Button copy = new Button(getTranslation("sharing.copy"), VaadinIcon.COPY_O.create());
        copy.addThemeVariants(ButtonVariant.PRIMARY);
        copy.getElement().executeJs(COPY, address.getElement());
        copy.getElement()
                .addEventListener(
                        "share-copied", event -> copied(event.getEventData().get(DETAIL)))
                .addEventData(DETAIL);
        return copy;
    }

    private void copied(JsonNode isCopied) {
        Notification.show(
                getTranslation(isCopied.asBoolean(false) ? "sharing.copied" : "sharing.copy.failed"),
                NOTICE_MILLIS,
                Notification.Position.BOTTOM_CENTER);
    }

    /** Hidden where the browser has none. */
    private Button shareSheet() {
        Button share = new Button(getTranslation("sharing.share-sheet"), VaadinIcon.SHARE.create());
        share.getElement().setAttribute("hidden", true);
        share.getElement().executeJs(SHARE_SHEET, address.getElement());
        return share;
    }
}
