package app.selfie.accounts;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/** One's own account: name, password, where one is signed in, what is kept, and the way out for good. */
@Route(AccountView.ROUTE)
@PermitAll
@StyleSheet("assets/account.css")
class AccountView extends Main implements HasDynamicTitle {

    static final String ROUTE = "account";

    AccountView(CurrentUser user, AccountService keeper, SignedInDevices devices) {
        addClassName("account");
        UserId id = user.require();
        add(
                new H1(getTranslation("account.title")),
                new AccountNameSection(id, user.displayName().orElse(""), keeper),
                new AccountPasswordSection(id, keeper),
                new AccountDevicesSection(id, devices),
                new AccountKeptSection(id, keeper),
                new AccountDeletionSection(id, keeper));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("account.title") + " · " + getTranslation("accounts.door.product");
    }
}
