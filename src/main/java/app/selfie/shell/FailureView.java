package app.selfie.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** A page that could not be built. It stands alone, as the layout around it may be what failed. */
@AnonymousAllowed
class FailureView extends MessageView implements HasErrorParameter<Exception> {

    FailureView() {
        super("shell.failure.title");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        tell(getTranslation("shell.failure.text", FailureHandler.log(parameter.getCaughtException())));
        return HttpStatusCode.INTERNAL_SERVER_ERROR.getCode();
    }
}
