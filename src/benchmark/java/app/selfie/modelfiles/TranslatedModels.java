package app.selfie.modelfiles;

import java.util.EnumSet;

/** Built-in networks as they were before their graphs were rewritten, and after. */
public final class TranslatedModels {

    private TranslatedModels() {}

    /** @param rewritten as the product does it, or operator by operator */
    public static ImportedModel of(byte[] file, boolean rewritten) throws ModelImportException {
        return TfliteImporter.importModel(
                file, rewritten ? EnumSet.allOf(GraphRewrite.class) : EnumSet.noneOf(GraphRewrite.class));
    }
}
