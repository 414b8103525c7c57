package app.selfie.gallery.ui;

import app.selfie.gallery.Selfie;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;

/** The buttons beside a selfie: favourite, download, share, background, details, delete. */
final class ViewerTools extends Div {

    /** What the buttons ask of the page. */
    interface Wishes {
        void favourite();

        /**
         * Saves the selfie as a file.
         *
         * @param file such as {@code picture.png}
         */
        void download(String file);

        void share();

        void editBackdrop();

        void showDetails();

        void delete();
    }

    private final Button favourite;
    private final Button backdrop;
    private final Button details;
    private final MenuItem cutOut;

    ViewerTools(Wishes wishes) {
        addClassName("viewer-tools");
        getElement().setAttribute("role", "toolbar").setAttribute("aria-label", getTranslation("gallery.tools"));
        favourite = tool(VaadinIcon.HEART_O, "gallery.tool.favourite", wishes::favourite);
        Button share = tool(VaadinIcon.SHARE, "gallery.tool.share", wishes::share);
        backdrop = tool(VaadinIcon.PICTURE, "gallery.tool.backdrop", wishes::editBackdrop);
        details = tool(VaadinIcon.INFO_CIRCLE_O, "gallery.tool.details", wishes::showDetails);
        Button delete = tool(VaadinIcon.TRASH, "gallery.tool.delete", wishes::delete);
        MenuBar downloads = new MenuBar();
        downloads.addThemeVariants(MenuBarVariant.TERTIARY);
        MenuItem download = downloads.addItem(VaadinIcon.DOWNLOAD_ALT.create());
        download.setAriaLabel(getTranslation("gallery.tool.download"));
        SubMenu menu = download.getSubMenu();
        menu.addItem(getTranslation("gallery.download.jpeg"), event -> wishes.download("picture.jpg"));
        menu.addItem(getTranslation("gallery.download.png"), event -> wishes.download("picture.png"));
        cutOut = menu.addItem(getTranslation("gallery.download.cut-out"), event -> wishes.download("cut-out.png"));
        add(favourite, downloads, share, backdrop, details, delete);
    }

    private Button tool(VaadinIcon icon, String key, Runnable act) {
        Button button = new Button(icon.create(), event -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(key));
        button.setTooltipText(getTranslation(key));
        return button;
    }

    void show(Selfie selfie) {
        favourite.setIcon((selfie.favourite() ? VaadinIcon.HEART : VaadinIcon.HEART_O).create());
        favourite.getElement().setAttribute("aria-pressed", String.valueOf(selfie.favourite()));
        backdrop.setEnabled(selfie.hasLayers());
        backdrop.setTooltipText(
                getTranslation(selfie.hasLayers() ? "gallery.tool.backdrop" : "gallery.tool.backdrop.none"));
        cutOut.setVisible(selfie.hasLayers());
    }

    /** Which of the two panels is open. */
    void showOpen(boolean detailsOpen, boolean editorOpen) {
        details.getElement().setAttribute("aria-expanded", String.valueOf(detailsOpen));
        backdrop.getElement().setAttribute("aria-expanded", String.valueOf(editorOpen));
    }
}
