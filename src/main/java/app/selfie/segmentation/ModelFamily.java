package app.selfie.segmentation;

/** The network a model is built on: small and quick, or large and thorough. */
public enum ModelFamily {
    MOBILENET,
    RESNET
}
