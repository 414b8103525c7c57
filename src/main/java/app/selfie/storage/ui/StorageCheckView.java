package app.selfie.storage.ui;

import app.selfie.storage.ObjectCheck;
import app.selfie.storage.ObjectCheck.Finding;
import app.selfie.storage.ObjectCheck.Report;
import app.selfie.tasks.BackgroundTask;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** For administrators: looks whether everything that is kept is as it was kept, and names what is not. */
@Route("storage")
@Menu(title = "storage.check.title", order = 9)
@RolesAllowed("ADMINISTRATOR")
@StyleSheet("assets/account.css")
class StorageCheckView extends Main implements HasDynamicTitle {

    private final ObjectCheck check;
    private final Button begin;
    private final Button cancel;
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph state = new Paragraph();
    private final UnorderedList findings = new UnorderedList();

    /** Of the check that runs; the next one has its own. */
    private AtomicBoolean cancelled = new AtomicBoolean();

    StorageCheckView(ObjectCheck check) {
        this.check = check;
        addClassName("account");
        begin = new Button(getTranslation("storage.check.begin"), event -> begin());
        begin.addThemeVariants(ButtonVariant.PRIMARY);
        cancel = new Button(getTranslation("storage.check.cancel"), event -> cancelled.set(true));
        cancel.setVisible(false);
        bar.setVisible(false);
        bar.getElement().setAttribute("aria-label", getTranslation("storage.check.title"));
        state.getElement().setAttribute("role", "status");
        findings.addClassName("storage-findings");
        add(
                new H1(getTranslation("storage.check.title")),
                new Section(new Paragraph(getTranslation("storage.check.help")), begin, cancel, bar, state, findings));
    }

    private void begin() {
        UI ui = getUI().orElseThrow();
        AtomicBoolean mine = new AtomicBoolean();
        cancelled = mine;
        showRunning(true);
        show(new Report(0, 0, 0, 0, List.of()));
        // It reads the whole store.
        BackgroundTask.run(
                ui,
                "storage-check",
                () -> check.run(report -> BackgroundTask.access(ui, () -> show(report)), mine::get),
                end -> {
                    showRunning(false);
                    end.ifPresentOrElse(
                            report -> showEnd(report, mine.get()),
                            () -> state.setText(getTranslation("storage.check.elsewhere")));
                },
                () -> {
                    showRunning(false);
                    state.setText(getTranslation("storage.check.failed"));
                });
    }

    private void showRunning(boolean running) {
        begin.setVisible(!running);
        cancel.setVisible(running);
        bar.setVisible(running);
    }

    private void show(Report report) {
        bar.setMax((double) Math.max(1, report.total()));
        bar.setValue((double) report.checked());
        state.setText(getTranslation("storage.check.progress", report.checked(), report.total(), report.faults()));
        findings.removeAll();
        report.findings().forEach(finding -> findings.add(line(finding)));
    }

    private void showEnd(Report report, boolean wasCancelled) {
        show(report);
        String key = wasCancelled ? "cancelled" : report.faults() == 0 ? "whole" : "faults";
        state.setText(getTranslation(
                "storage.check." + key, report.checked(), report.total(), report.faults(), report.unhashed()));
    }

    private ListItem line(Finding finding) {
        return new ListItem(getTranslation(
                "storage.check.fault." + finding.fault().name().toLowerCase(Locale.ROOT),
                finding.owner(),
                finding.id().toString()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("storage.check.title") + " · " + getTranslation("accounts.door.product");
    }

    /** Nobody would see what is found. */
    @Override
    protected void onDetach(DetachEvent event) {
        cancelled.set(true);
    }
}
