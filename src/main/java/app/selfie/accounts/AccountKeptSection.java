package app.selfie.accounts;

import app.selfie.accounts.PersonalData.Kept;
import app.selfie.localization.ByteSize;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Locale;

/** The part of the account page that says what is kept about the person, and where, and gives it to them. */
class AccountKeptSection extends Section {

    AccountKeptSection(UserId user, AccountService keeper) {
        UnorderedList list = new UnorderedList();
        list.addClassName("account-kept");
        keeper.everything().forEach(data -> list.add(line(data.key(), data.describe(user))));
        Anchor export = new Anchor("account/export.zip", getTranslation("account.export"));
        export.setRouterIgnore(true);
        export.getElement().setAttribute("download", true);
        export.addClassName("account-export");
        add(
                new H2(getTranslation("account.kept.title")),
                new Paragraph(getTranslation("account.kept.help")),
                list,
                export);
    }

    private Component line(String key, Kept kept) {
        Span what = new Span(getTranslation("account.kept." + key));
        what.addClassName("account-kept-what");
        Span much = new Span(
                kept.bytes() > 0
                        ? getTranslation("account.much", kept.count(), ByteSize.format(kept.bytes(), getLocale()))
                        : getTranslation("account.count", kept.count()));
        Span where = new Span(getTranslation(
                "account.place." + kept.place().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        where.addClassName("account-kept-where");
        return new ListItem(what, new Text(" "), much, new Text(" "), where);
    }
}
