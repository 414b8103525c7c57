package app.selfie.studio;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import java.util.List;

/** The keys of the studio's page. */
final class KeysDialog extends Dialog {

    private static final List<String> KEYS = List.of("space", "hold", "remote", "escape", "arrows", "help");

    KeysDialog() {
        setHeaderTitle(getTranslation("studio.keys"));
        DescriptionList list = new DescriptionList();
        list.addClassName("studio-keys");
        for (String key : KEYS) {
            list.add(
                    new DescriptionList.Term(getTranslation("studio.keys." + key)),
                    new DescriptionList.Description(getTranslation("studio.keys." + key + ".does")));
        }
        add(list);
        getFooter().add(new Button(getTranslation("studio.settings.done"), event -> close()));
    }
}
