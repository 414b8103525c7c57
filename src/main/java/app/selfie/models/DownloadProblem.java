package app.selfie.models;

/** Why a model could not be downloaded or used. */
public enum DownloadProblem {
    /** Downloads are switched off here. */
    OFFLINE,
    /** No server answered at the address: no internet, a wrong address, a proxy in between. */
    UNREACHABLE,
    /** The server stopped sending, again and again. */
    STALLED,
    /** The connection broke, again and again. */
    BROKEN_OFF,
    /** The server has no such file. */
    NOT_FOUND,
    /** The server refused, or had trouble of its own. */
    SERVER_REFUSED,
    /** The server sent on to where this product does not follow. */
    BAD_REDIRECT,
    /** More or fewer bytes than the model has. */
    WRONG_SIZE,
    /** Other bytes than the official ones, or than those of the first download. */
    WRONG_CONTENT,
    /** What was sent does not describe a model. */
    NOT_A_MODEL,
    /** The disk would have less free space left than is kept for the database. */
    NO_SPACE,
    /** The folder cannot be written, or the disk is full. */
    CANNOT_WRITE,
    /** Another process downloads into the same folder. */
    BUSY_ELSEWHERE,
    /** The files are here, and cannot be used. */
    FILES_REFUSED,
    /** A fault of this product; the log has it. */
    INTERNAL
}
