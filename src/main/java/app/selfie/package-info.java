/**
 * Selfie Studio: see yourself live, anywhere.
 *
 * <p>Each package below is one feature. Arrows go downward only, and a test holds them to it:
 *
 * <pre>
 * shell ──────────────────────────────► accounts      the frame around every page
 * studio ─► streaming, stills, gallery, models, segmentation, effects, backgrounds, accounts   the live view, taking pictures
 * streaming ─► segmentation, effects, compositing, backgrounds, accounts   frames in, pictures out
 * models ─► segmentation, storage, accounts          model downloads, and what lies in the models' folder
 * sharing ─► gallery, storage, imaging, limits, http, accounts   links under which strangers see selfies
 * gallery ─► stills, storage, backgrounds, accounts   the selfies people keep
 * storage ──────────────────────────► accounts, startup   bytes with an owner and a quota
 * stills ─► segmentation, effects, compositing, backgrounds, accounts   one full-size picture, in layers
 * backgrounds ─► compositing, imaging, accounts       what may stand behind a person
 * effects ─► segmentation, bodypix, imaging           what is done to people's bodies
 * segmentation ─► modelfiles, bodypix, imaging        which pixels are the person
 * modelfiles ─► bodypix, imaging                      what a model's files are, and how they become ONNX
 * bodypix, compositing ─► imaging                     BodyPix as a library; laying people over a backdrop
 * shell ──────────────────────────────► logging      repeated errors are written once a minute
 * accounts, streaming, stills ─► http                 who you are; what a connection may take, what every answer carries
 * accounts, stills, gallery, streaming, imaging, http ─► limits   how often people may do what costs something, and what once
 * accounts ────────────────────────► localization    who you are
 * accounts, gallery, sharing, storage ► tasks           work that a page begins and does not wait for
 * monitoring ───────────────────────► nothing         who may ask how the product is; each feature's …Health and …Metrics say it
 * limits, portrait, localization, logging, startup, tasks ─► nothing   a drawn person; how times and
 *                                                     sizes are written; what must hold at the start
 * </pre>
 *
 * <p>Public: SelfieStudioApplication.
 */
@NullMarked
package app.selfie;

import org.jspecify.annotations.NullMarked;
