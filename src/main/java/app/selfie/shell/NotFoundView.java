package app.selfie.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import jakarta.annotation.security.PermitAll;

/** No page has this address. */
@ParentLayout(MainLayout.class)
@PermitAll
class NotFoundView extends MessageView implements HasErrorParameter<NotFoundException> {

    NotFoundView() {
        super("shell.not-found.title");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        tell(getTranslation("shell.not-found.text"));
        return HttpStatusCode.NOT_FOUND.getCode();
    }
}
