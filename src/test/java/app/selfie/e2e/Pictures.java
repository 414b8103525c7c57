package app.selfie.e2e;

import app.selfie.portrait.Portrait;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compares what a browser shows with what it should show. Pictures are red, green, blue per pixel, row by row. */
final class Pictures {

    private static final Portrait PORTRAIT = new Portrait(FakeCamera.WIDTH_PX, FakeCamera.HEIGHT_PX);

    /** Film frames this far from the person's edge count as certain: the edge is soft and the film moves. */
    private static final int CLEARANCE_PX = 6;

    private Pictures() {}

    /** Where no frame of the film has the person, with some clearance. */
    static boolean[] neverPerson(FakeCamera camera, int widthPx, int heightPx) {
        boolean[] person = new boolean[widthPx * heightPx];
        for (int frame = 0; frame < FakeCamera.FRAMES; frame++) {
            boolean[] now = truth(camera, frame, widthPx, heightPx);
            for (int i = 0; i < person.length; i++) {
                person[i] |= now[i];
            }
        }
        return not(grown(person, widthPx));
    }

    /** Where every frame of the film has the person, with some clearance. */
    static boolean[] alwaysPerson(FakeCamera camera, int widthPx, int heightPx) {
        boolean[] person = everywhere(widthPx, heightPx);
        for (int frame = 0; frame < FakeCamera.FRAMES; frame++) {
            boolean[] now = truth(camera, frame, widthPx, heightPx);
            for (int i = 0; i < person.length; i++) {
                person[i] &= now[i];
            }
        }
        return not(grown(not(person), widthPx));
    }

    static boolean[] everywhere(int widthPx, int heightPx) {
        boolean[] all = new boolean[widthPx * heightPx];
        Arrays.fill(all, true);
        return all;
    }

    /** A rectangle, its sides as shares of the picture's. */
    static boolean[] box(int widthPx, int heightPx, double left, double top, double right, double bottom) {
        boolean[] mask = new boolean[widthPx * heightPx];
        for (int y = (int) (top * heightPx); y < (int) (bottom * heightPx); y++) {
            Arrays.fill(mask, y * widthPx + (int) (left * widthPx), y * widthPx + (int) (right * widthPx), true);
        }
        return mask;
    }

    static boolean[] mirrored(boolean[] mask, int widthPx) {
        boolean[] mirrored = new boolean[mask.length];
        for (int i = 0; i < mask.length; i++) {
            mirrored[i / widthPx * widthPx + widthPx - 1 - i % widthPx] = mask[i];
        }
        return mirrored;
    }

    /** Every frame of the film, as in a mirror. */
    static List<int[]> mirroredFilm(FakeCamera camera, int widthPx, int heightPx) {
        List<int[]> film = new ArrayList<>();
        for (int frame = 0; frame < FakeCamera.FRAMES; frame++) {
            BufferedImage picture = PORTRAIT.picture(camera.pose(frame));
            int[] rgb = new int[widthPx * heightPx * 3];
            BufferedImage small = scaled(picture, widthPx, heightPx, true);
            for (int i = 0; i < widthPx * heightPx; i++) {
                int pixel = small.getRGB(i % widthPx, i / widthPx);
                rgb[3 * i] = pixel >> 16 & 0xFF;
                rgb[3 * i + 1] = pixel >> 8 & 0xFF;
                rgb[3 * i + 2] = pixel & 0xFF;
            }
            film.add(rgb);
        }
        return film;
    }

    private static BufferedImage scaled(BufferedImage picture, int widthPx, int heightPx, boolean mirrored) {
        BufferedImage small = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        if (mirrored) {
            graphics.drawImage(picture, widthPx, 0, -widthPx, heightPx, null);
        } else {
            graphics.drawImage(picture, 0, 0, widthPx, heightPx, null);
        }
        graphics.dispose();
        return small;
    }

    private static boolean[] truth(FakeCamera camera, int frame, int widthPx, int heightPx) {
        BufferedImage mask = PORTRAIT.truth(camera.pose(frame));
        boolean[] person = new boolean[widthPx * heightPx];
        for (int i = 0; i < person.length; i++) {
            int x = (i % widthPx) * FakeCamera.WIDTH_PX / widthPx;
            int y = (i / widthPx) * FakeCamera.HEIGHT_PX / heightPx;
            person[i] = mask.getRaster().getSample(x, y, 0) > 127;
        }
        return person;
    }

    private static boolean[] not(boolean[] mask) {
        boolean[] opposite = new boolean[mask.length];
        for (int i = 0; i < mask.length; i++) {
            opposite[i] = !mask[i];
        }
        return opposite;
    }

    private static boolean[] grown(boolean[] mask, int widthPx) {
        boolean[] grown = new boolean[mask.length];
        int heightPx = mask.length / widthPx;
        for (int i = 0; i < mask.length; i++) {
            for (int dy = -CLEARANCE_PX; dy <= CLEARANCE_PX && mask[i]; dy++) {
                for (int dx = -CLEARANCE_PX; dx <= CLEARANCE_PX; dx++) {
                    int x = i % widthPx + dx;
                    int y = i / widthPx + dy;
                    if (x >= 0 && x < widthPx && y >= 0 && y < heightPx) {
                        grown[y * widthPx + x] = true;
                    }
                }
            }
        }
        return grown;
    }

    /** Mean absolute difference per channel, 0..255, over the pixels of the mask. */
    static double meanDifference(List<Integer> shown, List<Integer> expected, boolean[] mask) {
        return meanDifference(
                shown, expected.stream().mapToInt(Integer::intValue).toArray(), mask);
    }

    private static double meanDifference(List<Integer> shown, int[] expected, boolean[] mask) {
        long sum = 0;
        long count = 0;
        for (int i = 0; i < mask.length; i++) {
            for (int channel = 0; mask[i] && channel < 3; channel++) {
                sum += Math.abs(shown.get(3 * i + channel) - expected[3 * i + channel]);
                count++;
            }
        }
        if (count == 0) {
            throw new IllegalArgumentException("the mask has no pixel to compare");
        }
        return (double) sum / count;
    }

    /** The same against whichever frame comes nearest: nobody knows which one was filmed. */
    static double leastDifference(List<Integer> shown, List<int[]> film, boolean[] mask) {
        return film.stream()
                .mapToDouble(frame -> meanDifference(shown, frame, mask))
                .min()
                .orElseThrow();
    }
}
