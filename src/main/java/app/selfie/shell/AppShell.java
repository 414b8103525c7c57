package app.selfie.shell;

import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;

/** What every page of the product shares: server push for state (frames have a socket of their own). */
@Push
public class AppShell implements AppShellConfigurator {}
