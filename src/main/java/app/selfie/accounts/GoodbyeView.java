package app.selfie.accounts;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** What whoever has deleted their account sees: that it is done. */
@Route(value = GoodbyeView.ROUTE, autoLayout = false)
@AnonymousAllowed
class GoodbyeView extends AuthenticationLayout implements HasDynamicTitle {

    static final String ROUTE = "goodbye";

    GoodbyeView() {
        super(ROUTE, "accounts.goodbye.title");
        form().add(new Paragraph(getTranslation("accounts.goodbye.text")));
        // Not by the router: whose account it was must not be known to the next page's session.
        Anchor again = new Anchor(RegisterView.ROUTE, getTranslation("accounts.login.register"));
        again.setRouterIgnore(true);
        form().add(new Paragraph(again));
    }

    @Override
    public String getPageTitle() {
        return pageTitle("accounts.goodbye.title");
    }
}
