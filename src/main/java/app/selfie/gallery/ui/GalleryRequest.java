package app.selfie.gallery.ui;

import app.selfie.gallery.SelfieFilter;
import app.selfie.localization.ClientZone;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;

/**
 * Which selfies a browser means: the same for days, pages and ids, or they would tell of different lists. See decision 0020.
 *
 * @param zone in which the query's days begin and end
 */
record GalleryRequest(GalleryQuery query, ZoneId zone) {

    /**
     * Reads the parameters of an address.
     *
     * @throws IllegalArgumentException if a value of the query is none of its kind
     * @throws java.time.DateTimeException if a day is none
     */
    static GalleryRequest of(HttpServletRequest request) {
        return new GalleryRequest(
                GalleryQuery.parse(request::getParameter), ClientZone.ofParameters(request::getParameter));
    }

    SelfieFilter filter() {
        return query.filter(zone);
    }
}
