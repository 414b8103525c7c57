/**
 * What a model's files are and how they become ONNX: TensorFlow Lite and TensorFlow.js in, a checked graph out; knows
 * neither ONNX Runtime nor Spring.
 *
 * <p>Public: BodyPixFiles, BodyPixGraph, ImportedModel, ModelImportException, TfliteImporter, WithinFolder.
 */
@ApplicationModule(allowedDependencies = {"bodypix", "imaging"})
@NullMarked
package app.selfie.modelfiles;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
