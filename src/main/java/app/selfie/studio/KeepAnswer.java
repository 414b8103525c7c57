package app.selfie.studio;

import app.selfie.gallery.SelfieId;
import app.selfie.stills.StillId;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What came of a still that was to be kept; {@code shot.ts} has the same words. */
sealed interface KeepAnswer {

    StillId still();

    /** It is in the gallery now. */
    record Kept(StillId still, SelfieId selfie) implements KeepAnswer {}

    /** There is no room for it; it still waits. */
    record OverQuota(StillId still, long neededBytes, long freeBytes) implements KeepAnswer {}

    /** The server's disk is nearly full; it still waits. */
    record NoSpace(StillId still) implements KeepAnswer {}

    /** Nobody knows it any more: it waited for too long, or was kept or discarded before. */
    record Gone(StillId still) implements KeepAnswer {}

    /** Our fault; it still waits, and the log knows more. */
    record Failed(StillId still) implements KeepAnswer {}

    /** For the element. */
    default ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", still().toString());
        return switch (this) {
            case Kept kept ->
                json.put("kind", "kept").put("selfieId", kept.selfie().value().toString());
            case OverQuota(StillId _, long needed, long free) ->
                json.put("kind", "over-quota").put("neededBytes", needed).put("freeBytes", free);
            case NoSpace _ -> json.put("kind", "no-space");
            case Gone _ -> json.put("kind", "gone");
            case Failed _ -> json.put("kind", "failed");
        };
    }
}
