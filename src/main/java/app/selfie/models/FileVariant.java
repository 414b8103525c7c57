package app.selfie.models;

import java.util.Locale;

/** How a model's weights were stored; the better one first, which is the one to take. */
public enum FileVariant {
    /** 16 bits a weight: cuts as the original does (IoU 0.999 with MobileNet 0.50). */
    QUANT2,
    /** 8 bits a weight, half the size: cuts visibly worse (IoU 0.71 with MobileNet 0.50). */
    QUANT1;

    /** The official address' word for it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
