package app.selfie.sharing.web;

import app.selfie.sharing.OpenShareLink;
import app.selfie.sharing.SharedSelfie;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * The pictures of links. A browser keeps them for itself and asks each time whether they are still to be had: a link that is
 * stopped is so at once. With {@code ?download} a picture comes as a file.
 */
@RestController
class StrangerPictureController {

    private static final CacheControl ASK_EVERY_TIME = CacheControl.noCache().cachePrivate();

    private final StrangerLinks strangers;
    private final SharedPictures pictures;

    StrangerPictureController(StrangerLinks strangers, SharedPictures pictures) {
        this.strangers = strangers;
        this.pictures = pictures;
    }

    @GetMapping("/s/{key}/{place:[1-9]\\d{0,5}}/{file:[a-z0-9]+\\.jpg}")
    ResponseEntity<Resource> picture(
            HttpServletRequest request, @PathVariable String key, @PathVariable int place, @PathVariable String file) {
        OpenShareLink link = strangers.unlocked(request, key);
        SharedSelfie selfie = link.at(place).orElseThrow(NotThereException::new);
        PictureSize size = PictureSize.of(file).orElseThrow(NotThereException::new);
        String tag = "\"" + selfie.revision() + "\"";
        if (new ServletWebRequest(request).checkNotModified(tag)) {
            return ResponseEntity.status(304)
                    .cacheControl(ASK_EVERY_TIME)
                    .eTag(tag)
                    .build();
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(ASK_EVERY_TIME)
                .eTag(tag);
        if (request.getParameter("download") != null) {
            answer.header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(StrangerZipController.nameOf(selfie))
                            .build()
                            .toString());
        }
        return answer.body(pictures.picture(StrangerLimits.networkOf(request), link, selfie, size));
    }
}
