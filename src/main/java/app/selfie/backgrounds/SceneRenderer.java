package app.selfie.backgrounds;

import app.selfie.imaging.ImageSize;
import app.selfie.imaging.Picture;
import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.FloatSize;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.net.URL;

/** Draws the built-in vector scenes, cropped to cover any size: never stretched, never mirrored. */
final class SceneRenderer {

    /**
     * Draws a scene over the whole of a new picture.
     *
     * @throws IllegalStateException if the product was built without the scene, or with a file that is none
     */
    Picture draw(BackgroundId id, ImageSize size) {
        BufferedImage image = drawImage(id, size);
        return Picture.of(size, ((DataBufferByte) image.getRaster().getDataBuffer()).getData());
    }

    BufferedImage drawImage(BackgroundId id, ImageSize size) {
        SVGDocument document = load(id);
        FloatSize drawn = document.size();
        float scale = Math.max(size.widthPx() / drawn.width, size.heightPx() / drawn.height);
        float width = drawn.width * scale;
        float height = drawn.height * scale;
        BufferedImage image = new BufferedImage(size.widthPx(), size.heightPx(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            ViewBox cover = new ViewBox((size.widthPx() - width) / 2, (size.heightPx() - height) / 2, width, height);
            document.render(null, graphics, cover);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private static SVGDocument load(BackgroundId id) {
        String file = "/scenes/" + id + ".svg";
        URL address = SceneRenderer.class.getResource(file);
        SVGDocument document = address == null ? null : new SVGLoader().load(address);
        if (document == null) {
            throw new IllegalStateException(
                    "the built-in scene " + file + (address == null ? " is missing" : " is not an SVG file"));
        }
        return document;
    }
}
