package app.selfie.sharing.ui;

import app.selfie.accounts.UserId;
import app.selfie.gallery.SelfieId;
import app.selfie.sharing.ShareExpiry;
import app.selfie.sharing.ShareLinkService;
import app.selfie.sharing.ShareResult;
import app.selfie.tasks.BackgroundTask;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.security.core.AuthenticationException;

/** Makes a link, as the person wants it, and then shows its address, this once. */
@StyleSheet("assets/sharing.css")
final class ShareDialog extends Dialog {

    private static final int MIN_PASSWORD = 4;

    private final UserId owner;
    private final List<SelfieId> selfies;
    private final ShareLinkService links;
    private final Div content = new Div();
    private final RadioButtonGroup<ShareExpiry> expiry = new RadioButtonGroup<>();
    private final TextField password = new TextField();
    private final Button make = new Button();

    private ShareDialog(UserId owner, List<SelfieId> selfies, ShareLinkService links, String titleKey) {
        this.owner = owner;
        this.selfies = selfies;
        this.links = links;
        setHeaderTitle(getTranslation(titleKey, selfies.size()));
        addClassName("share-dialog");
        setWidth("26rem");
        setMaxWidth("100vw");
        content.getElement().setAttribute("aria-live", "polite");
        add(content);
        getFooter().add(new Button(getTranslation("sharing.close"), event -> close()));
    }

    /** Asks how long the link is to last, and for a password. */
    static ShareDialog asking(UserId owner, List<SelfieId> selfies, ShareLinkService links) {
        ShareDialog dialog = new ShareDialog(
                owner, selfies, links, selfies.size() == 1 ? "sharing.title.one" : "sharing.title.many");
        dialog.ask();
        return dialog;
    }

    /** Makes a link for the next ten minutes at once. */
    static ShareDialog toPhone(UserId owner, List<SelfieId> selfies, ShareLinkService links) {
        ShareDialog dialog = new ShareDialog(owner, selfies, links, "sharing.phone.title");
        dialog.make(ShareExpiry.TEN_MINUTES, "", "sharing.phone.text");
        return dialog;
    }

    private void ask() {
        expiry.setLabel(getTranslation("sharing.expiry"));
        expiry.setItems(ShareExpiry.HOUR, ShareExpiry.DAY, ShareExpiry.MONTH, ShareExpiry.NEVER);
        expiry.setItemLabelGenerator(this::nameOf);
        expiry.setValue(ShareExpiry.DAY);
        password.setLabel(getTranslation("sharing.password"));
        password.setHelperText(getTranslation("sharing.password.help"));
        password.setMaxLength(ShareLinkService.MAX_PASSWORD);
        password.setManualValidation(true);
        password.setWidthFull();
        // Somebody else will type it: no browser shall take it for the person's own.
        password.getElement().setAttribute("autocomplete", "off");
        make.setText(getTranslation("sharing.make"));
        make.addThemeVariants(ButtonVariant.PRIMARY);
        make.addClickListener(event -> makeAsAsked());
        getFooter().add(make);
        content.add(new Paragraph(getTranslation("sharing.text")), expiry, password);
    }

    private String nameOf(ShareExpiry value) {
        return getTranslation(
                switch (value) {
                    case TEN_MINUTES -> "sharing.expiry.minutes";
                    case HOUR -> "sharing.expiry.hour";
                    case DAY -> "sharing.expiry.day";
                    case MONTH -> "sharing.expiry.month";
                    case NEVER -> "sharing.expiry.never";
                });
    }

    private void makeAsAsked() {
        String typed = password.getValue();
        boolean isWrong =
                !typed.isEmpty() && (typed.length() < MIN_PASSWORD || typed.length() > password.getMaxLength());
        password.setInvalid(isWrong);
        if (isWrong) {
            password.setErrorMessage(getTranslation("sharing.password.short", MIN_PASSWORD));
            password.focus();
        } else {
            make(expiry.getValue(), typed, "sharing.made");
        }
    }

    /** @param madeKey what is said with the address */
    private void make(ShareExpiry lasts, String typed, String madeKey) {
        make.setEnabled(false);
        BackgroundTask.run(
                UI.getCurrent(),
                "share-link",
                () -> links.share(owner, selfies, lasts, typed),
                (Supplier<ShareResult> outcome) -> show(outcome, madeKey));
    }

    private void show(Supplier<ShareResult> outcome, String madeKey) {
        make.setEnabled(true);
        try {
            switch (outcome.get()) {
                case ShareResult.Made made -> {
                    make.setVisible(false);
                    content.removeAll();
                    content.add(new Paragraph(getTranslation(madeKey)), new ShareAddress(made.key()));
                }
                case ShareResult.TooManyLinks(int most) -> refuse(getTranslation("sharing.too-many-links", most));
                case ShareResult.TooManySelfies(int most) -> refuse(getTranslation("sharing.too-many-selfies", most));
                case ShareResult.Gone _ -> refuse(getTranslation("sharing.gone"));
            }
        } catch (AuthenticationException busy) { // the server hashes as many passwords as it may
            refuse(getTranslation("sharing.busy"));
        }
    }

    private void refuse(String why) {
        content.getChildren()
                .filter(child -> child.hasClassName("share-problem"))
                .toList()
                .forEach(content::remove);
        Paragraph problem = new Paragraph(why);
        problem.addClassName("share-problem");
        content.add(problem);
    }
}
