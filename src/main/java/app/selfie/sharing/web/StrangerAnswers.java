package app.selfie.sharing.web;

import app.selfie.imaging.RenderBusyException;
import app.selfie.limits.RateLimiter;
import app.selfie.storage.DamagedObjectException;
import app.selfie.storage.StoredResource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What strangers are told where there is no picture for them: one page for all that is not there, and why it is not. */
@RestControllerAdvice(
        assignableTypes = {StrangerController.class, StrangerPictureController.class, StrangerZipController.class})
class StrangerAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(StrangerAnswers.class);

    /** A picture is opened when its length has been set already; another answer in its place has another. */
    private static final long UNKNOWN_LENGTH = -1;

    @ExceptionHandler({
        NotThereException.class,
        StoredResource.GoneException.class,
        MethodArgumentTypeMismatchException.class
    })
    ResponseEntity<String> notThere(HttpServletRequest request, HttpServletResponse response) {
        StrangerTexts texts = StrangerTexts.of(request);
        return answer(response, HttpStatus.NOT_FOUND)
                .body(StrangerPage.message(
                        texts, texts.text("sharing.page.gone.title"), texts.text("sharing.page.gone.text")));
    }

    @ExceptionHandler
    ResponseEntity<String> damaged(DamagedObjectException e, HttpServletRequest request, HttpServletResponse response) {
        LOG.warn("A shared picture cannot be shown: {}", e.getMessage());
        return notThere(request, response);
    }

    @ExceptionHandler
    ResponseEntity<String> tooMany(
            TooManyRequestsException e, HttpServletRequest request, HttpServletResponse response) {
        StrangerTexts texts = StrangerTexts.of(request);
        return answer(response, HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(RateLimiter.wholeSeconds(e.untilNext())))
                .body(StrangerPage.message(
                        texts, texts.text("sharing.page.wait.title"), texts.text("sharing.page.wait.text")));
    }

    @ExceptionHandler
    ResponseEntity<String> busy(RenderBusyException e, HttpServletRequest request, HttpServletResponse response) {
        StrangerTexts texts = StrangerTexts.of(request);
        return answer(response, HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(StrangerPage.message(
                        texts, texts.text("sharing.page.wait.title"), texts.text("sharing.page.busy")));
    }

    private static ResponseEntity.BodyBuilder answer(HttpServletResponse response, HttpStatus status) {
        response.setContentLengthLong(UNKNOWN_LENGTH);
        return ResponseEntity.status(status)
                .contentType(StrangerController.HTML)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }
}
