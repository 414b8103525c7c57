package app.selfie.backgrounds.ui;

import app.selfie.accounts.UserId;
import app.selfie.backgrounds.Background;
import app.selfie.backgrounds.BackgroundId;
import app.selfie.backgrounds.BackgroundName;
import app.selfie.backgrounds.OwnBackgrounds;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.signals.Signal;

/** A person's own backgrounds: brought along, picked, named, framed and deleted. */
@StyleSheet("assets/backgrounds.css")
public final class OwnBackgroundsDialog extends Dialog {

    /** The page that shows the backgrounds. */
    public interface Page {

        /** The person wants to stand in front of this one. */
        void picked(BackgroundId id);

        /** Backgrounds came, went, or look or are called otherwise. */
        void changed();
    }

    private final OwnBackgrounds own;
    private final UserId owner;
    private final Signal<Double> frameRatio;
    private final Page page;
    private final OwnBackgroundItem.Wishes wishes = new ItemWishes();
    private final UnorderedList list = new UnorderedList();
    private final Paragraph none;

    /** @param frameRatio width by height of what the pictures are to cover, above 0; may change */
    public OwnBackgroundsDialog(OwnBackgrounds own, UserId owner, Signal<Double> frameRatio, Page page) {
        this.own = own;
        this.owner = owner;
        this.frameRatio = frameRatio;
        this.page = page;
        setHeaderTitle(getTranslation("backgrounds.title"));
        addClassName("backgrounds-dialog");
        setWidth("44rem");
        setMaxWidth("100vw");
        none = new Paragraph(getTranslation("backgrounds.none"));
        none.addClassName("background-hint");
        list.addClassName("own-backgrounds");
        list.getElement().setAttribute("aria-label", getTranslation("backgrounds.title"));
        add(new BackgroundUpload(own, owner, this::added), none, list);
        getFooter().add(new Button(getTranslation("backgrounds.close"), event -> close()));
        showAll();
    }

    private void showAll() {
        list.removeAll();
        own.all(owner).forEach(background -> list.add(new OwnBackgroundItem(background, wishes)));
        showNone();
    }

    private void showNone() {
        none.setVisible(list.getChildren().findAny().isEmpty());
    }

    /** Shows it at once: that is what it was brought along for. */
    private void added(Background.Own background) {
        list.add(new OwnBackgroundItem(background, wishes));
        showNone();
        page.changed();
        page.picked(background.id());
    }

    private void showAgain(OwnBackgroundItem item) {
        own.find(owner, item.id()).ifPresentOrElse(item::show, () -> wishes.forget(item));
        page.changed();
    }

    private final class ItemWishes implements OwnBackgroundItem.Wishes {

        @Override
        public void pick(OwnBackgroundItem item) {
            close();
            page.picked(item.id());
        }

        @Override
        public boolean rename(OwnBackgroundItem item, BackgroundName name) {
            boolean renamed = own.rename(owner, item.id(), name);
            page.changed();
            return renamed;
        }

        @Override
        public void frame(OwnBackgroundItem item) {
            own.find(owner, item.id())
                    .ifPresent(now -> new FramingDialog(now, frameRatio, framing -> {
                                own.frame(owner, now.id(), framing);
                                showAgain(item);
                            })
                            .open());
        }

        @Override
        public boolean delete(OwnBackgroundItem item) {
            boolean deleted = own.delete(owner, item.id());
            page.changed();
            return deleted;
        }

        @Override
        public void undelete(OwnBackgroundItem item) {
            own.undelete(owner, item.id());
            showAgain(item);
        }

        @Override
        public void forget(OwnBackgroundItem item) {
            list.remove(item);
            showNone();
        }
    }
}
