package app.selfie.shell;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import jakarta.annotation.security.PermitAll;

/** The page is there, but for somebody else. */
@ParentLayout(MainLayout.class)
@PermitAll
class AccessDeniedView extends MessageView implements HasErrorParameter<AccessDeniedException> {

    AccessDeniedView() {
        super("shell.denied.title");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        tell(getTranslation("shell.denied.text"));
        return HttpStatusCode.FORBIDDEN.getCode();
    }
}
