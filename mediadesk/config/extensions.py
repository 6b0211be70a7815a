"""Which endings of names stand for photos, videos, recordings and sidecars."""

PHOTO_EXTENSIONS = (
    "jpg", "jpeg", "jpe", "jfif", "png", "apng", "gif", "webp", "tif", "tiff", "bmp",
    "heic", "heif", "hif", "avif", "jp2", "j2k", "jpf", "jpx", "jxl",
    # RAW, by maker
    "cr2", "cr3", "crw", "nef", "nrw", "arw", "srf", "sr2", "dng", "orf", "rw2", "raf", "pef",
    "srw", "x3f", "3fr", "fff", "iiq", "erf", "kdc", "dcr", "mrw", "mos", "mef", "rwl", "gpr",
)  # fmt: skip
VIDEO_EXTENSIONS = (
    "mp4", "m4v", "mov", "qt", "avi", "mkv", "webm", "mpg", "mpeg", "m2v", "mts", "m2ts", "ts",
    "3gp", "3g2", "wmv", "asf", "flv", "f4v", "vob", "ogv", "insv", "360", "lrv", "dv", "mxf",
)  # fmt: skip
AUDIO_EXTENSIONS = (
    "mp3", "m4a", "m4b", "aac", "flac", "ogg", "oga", "opus", "wav", "wma", "aif", "aiff", "aifc",
    "caf", "amr", "ape", "wv", "mka", "mpc", "tta", "ac3", "spx", "dsf", "dff",
    "tak", "w64", "ofr", "ofs",
)  # fmt: skip
SIDECAR_EXTENSIONS = ("xmp", "aae", "json", "thm", "csv")
