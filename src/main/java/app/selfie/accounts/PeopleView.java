package app.selfie.accounts;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** For administrators: who may come in, who is here and what was done about them. */
@Route("people")
@Menu(title = "people.title", order = 8)
@RolesAllowed("ADMINISTRATOR")
@StyleSheet("assets/account.css")
class PeopleView extends Main implements HasDynamicTitle {

    PeopleView(CurrentUser user, People people) {
        addClassName("account");
        UserId id = user.require();
        PeopleDeedsSection deeds = new PeopleDeedsSection(people);
        add(
                new H1(getTranslation("people.title")),
                new PeopleListSection(id, people, deeds::refresh),
                new PeopleDoorSection(id, people, deeds::refresh),
                deeds);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("people.title") + " · " + getTranslation("accounts.door.product");
    }
}
