package app.selfie.accounts;

import app.selfie.accounts.AccountChange.Busy;
import app.selfie.accounts.AccountChange.TooMany;
import app.selfie.limits.RateLimiter;
import app.selfie.tasks.BackgroundTask;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.server.VaadinServletRequest;
import java.util.Map;
import java.util.function.Supplier;

/** The part of the account page that ends it: asked for once more, and by the password. */
class AccountDeletionSection extends Section {

    private final UserId user;
    private final AccountService keeper;

    AccountDeletionSection(UserId user, AccountService keeper) {
        this.user = user;
        this.keeper = keeper;
        Button delete = new Button(getTranslation("account.delete"), event -> ask());
        delete.addThemeVariants(ButtonVariant.ERROR);
        add(
                new H2(getTranslation("account.delete.title")),
                new Paragraph(getTranslation("account.delete.help")),
                delete);
    }

    private void ask() {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("account.delete.title"));
        dialog.setWidth("30rem");
        dialog.setMaxWidth("100vw");
        dialog.add(new Paragraph(getTranslation("account.delete.warning")));
        if (keeper.isOnlyAdministrator(user)) {
            dialog.add(new Paragraph(keeper.successorOf(user)
                    .map(name -> getTranslation("account.delete.successor", name))
                    .orElseGet(() -> getTranslation("account.delete.last"))));
        }
        PasswordField password = new PasswordField(getTranslation("account.delete.password"));
        password.getElement().setPropertyMap("i18n", Map.of("reveal", getTranslation("accounts.password.reveal")));
        password.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        password.setManualValidation(true);
        password.setWidthFull();
        dialog.add(password);
        Button keep = new Button(getTranslation("account.delete.keep"), event -> dialog.close());
        Button really = new Button(getTranslation("account.delete.really"));
        really.addClickListener(event -> delete(password, really));
        really.setDisableOnClick(true);
        really.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        dialog.getFooter().add(keep, really);
        dialog.open();
        password.focus();
    }

    private void delete(PasswordField password, Button really) {
        String session = VaadinServletRequest.getCurrent()
                .getHttpServletRequest()
                .getSession()
                .getId();
        String typed = password.getValue();
        setWorking(really, true);
        BackgroundTask.run(
                UI.getCurrent(),
                "account-work",
                () -> keeper.delete(user, typed, session),
                outcome -> finish(outcome, password, really));
    }

    private void setWorking(Button really, boolean now) {
        really.setEnabled(!now);
        really.setText(getTranslation(now ? "account.working" : "account.delete.really"));
    }

    private void finish(Supplier<AccountChange> outcome, PasswordField password, Button really) {
        setWorking(really, false);
        switch (outcome.get()) {
            // On the other side of the door: the session has ended.
            case AccountChange.Done() -> UI.getCurrent().getPage().setLocation(GoodbyeView.ROUTE);
            case Busy busy ->
                refuse(password, getTranslation("account.busy", RateLimiter.wholeSeconds(busy.untilNext())));
            case TooMany tooMany ->
                refuse(password, getTranslation("account.wait", RateLimiter.wholeSeconds(tooMany.untilNext())));
            default -> refuse(password, getTranslation("account.password.wrong"));
        }
    }

    private static void refuse(PasswordField password, String why) {
        password.setErrorMessage(why);
        password.setInvalid(true);
        password.focus();
    }
}
