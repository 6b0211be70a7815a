"""Sentences for why one copy is kept rather than another, and what its criteria are called."""

from collections.abc import Mapping
from types import MappingProxyType

from mediadesk.domain.keepers import KeeperCode
from mediadesk.words.marking import QT_TRANSLATE_NOOP

KEEPERS: Mapping[KeeperCode, str] = MappingProxyType(
    {
        KeeperCode.ONLY_ONE: QT_TRANSLATE_NOOP("Keeper", "It is the only one."),
        KeeperCode.THERE: QT_TRANSLATE_NOOP(
            "Keeper", "Its disk is here; the other one's is offline."
        ),
        KeeperCode.PROTECTED: QT_TRANSLATE_NOOP(
            "Keeper", "It is in the protected folder {folder}."
        ),
        KeeperCode.SUPERSET: QT_TRANSLATE_NOOP(
            "Keeper",
            "It holds everything the other holds, and more: {fields}.",
        ),
        KeeperCode.HOLDS_ALL: QT_TRANSLATE_NOOP(
            "Keeper", "It holds everything the other holds, and more."
        ),
        KeeperCode.CAMERA_DATA: QT_TRANSLATE_NOOP(
            "Keeper", "It has the camera's data ({camera}); the other has none."
        ),
        KeeperCode.MAKER_NOTES: QT_TRANSLATE_NOOP(
            "Keeper", "It has the camera maker's notes; the other has none."
        ),
        KeeperCode.NOT_MESSENGER: QT_TRANSLATE_NOOP(
            "Keeper", "The other was re-encoded by {messenger}."
        ),
        KeeperCode.NOT_SENT: QT_TRANSLATE_NOOP("Keeper", "The other came through {messenger}."),
        KeeperCode.NOT_EDITED: QT_TRANSLATE_NOOP(
            "Keeper", "It shows no sign of an edit; the other was edited with {editor}."
        ),
        KeeperCode.NOT_SAVED_AGAIN: QT_TRANSLATE_NOOP(
            "Keeper", "The other was saved again after it was taken, on {saved}."
        ),
        KeeperCode.NOT_RESAVED: QT_TRANSLATE_NOOP(
            "Keeper",
            "It is nearer to the original: the traces of compression in the other show that.",
        ),
        KeeperCode.NOT_BY_PROGRAM: QT_TRANSLATE_NOOP(
            "Keeper",
            "The other was saved again by a program: its file is built as programs build theirs.",
        ),
        KeeperCode.PERHAPS_BY_PROGRAM: QT_TRANSLATE_NOOP(
            "Keeper",
            "Its file is built as cameras build theirs; the other may as well be a program's.",
        ),
        KeeperCode.CAMERA_HEIC: QT_TRANSLATE_NOOP(
            "Keeper",
            "It is the camera's HEIC; the other is {other_format}.",
        ),
        KeeperCode.COMPRESSED_ONCE: QT_TRANSLATE_NOOP(
            "Keeper",
            "The other was saved again: it still shows that it was a JPEG of quality {earlier} "
            "before.",
        ),
        KeeperCode.NO_BARS: QT_TRANSLATE_NOOP(
            "Keeper", "The other has black bars around the same picture."
        ),
        KeeperCode.NO_BORDER: QT_TRANSLATE_NOOP(
            "Keeper", "The other has a border around the same picture."
        ),
        KeeperCode.NOT_CONVERTED: QT_TRANSLATE_NOOP(
            "Keeper", "The other was converted ({converted}); this one shows no sign of that."
        ),
        KeeperCode.RAW: QT_TRANSLATE_NOOP(
            "Keeper", "It is the camera's RAW file; the other is {other_format}."
        ),
        KeeperCode.LOSSLESS: QT_TRANSLATE_NOOP(
            "Keeper",
            "It is lossless ({format}); the other is compressed ({other_format}).",
        ),
        KeeperCode.COLOURS: QT_TRANSLATE_NOOP(
            "Keeper", "It is in colour; the other is in black and white."
        ),
        KeeperCode.NOT_REENCODED: QT_TRANSLATE_NOOP(
            "Keeper",
            "The other was encoded anew: it shows a little less than the film it was made from.",
        ),
        KeeperCode.NOT_UNPACKED: QT_TRANSLATE_NOOP(
            "Keeper",
            "The other ({other_format}) was made from this one: it plays the very same samples.",
        ),
        KeeperCode.NOT_REPACKED: QT_TRANSLATE_NOOP(
            "Keeper",
            "The other ({other_format}) was made from this one: it shows the very same pixels.",
        ),
        KeeperCode.SAME_PIXELS: QT_TRANSLATE_NOOP(
            "Keeper",
            "The other ({other_format}) shows the very same pixels: nothing is seen in it alone.",
        ),
        KeeperCode.NOT_ENLARGED: QT_TRANSLATE_NOOP(
            "Keeper",
            "The other was only enlarged: its {other_width} by {other_height} pixels show "
            "no more than these {width} by {height}.",
        ),
        KeeperCode.SMALLER_SHOWS_ALL: QT_TRANSLATE_NOOP(
            "Keeper", "The other was only enlarged: a smaller version shows as much."
        ),
        KeeperCode.WHOLE: QT_TRANSLATE_NOOP(
            "Keeper", "It shows more of the picture, in the same detail; the other was cropped."
        ),
        KeeperCode.RESOLUTION: QT_TRANSLATE_NOOP(
            "Keeper",
            "It has more pixels: {width} by {height}, the other {other_width} by {other_height}.",
        ),
        KeeperCode.BLOCKS: QT_TRANSLATE_NOOP(
            "Keeper",
            "The other was compressed harder before: its blocks show more.",
        ),
        KeeperCode.QUALITY: QT_TRANSLATE_NOOP(
            "Keeper", "It is compressed less: quality {quality}, the other {other_quality}."
        ),
        KeeperCode.LONGER: QT_TRANSLATE_NOOP(
            "Keeper", "It runs longer: {length_s} seconds, the other {other_length_s}."
        ),
        KeeperCode.SLIGHTLY_LONGER: QT_TRANSLATE_NOOP(
            "Keeper", "It holds a little more: {length_s} seconds, the other {other_length_s}."
        ),
        KeeperCode.MUSIC_TAGS: QT_TRANSLATE_NOOP(
            "Keeper",
            "It is tagged more completely: {fields}.",
        ),
        KeeperCode.AGREED: QT_TRANSLATE_NOOP(
            "Keeper", "{copies} copies agree; the other differs in a few bytes: it may be damaged."
        ),
        KeeperCode.HOLDS_BESIDE: QT_TRANSLATE_NOOP(
            "Keeper", "It also holds {holds}; the other does not."
        ),
        KeeperCode.BESIDE_PHOTO: QT_TRANSLATE_NOOP(
            "Keeper", "It is the moving part of the photo beside it; the other lies alone."
        ),
        KeeperCode.MORE_TOLD: QT_TRANSLATE_NOOP(
            "Keeper",
            "It holds more metadata: {fields}.",
        ),
        KeeperCode.CODEC_RATE: QT_TRANSLATE_NOOP(
            "Keeper",
            "It keeps more: {kbit} kbit/s of {codec} hold more than {other_kbit} of {other_codec}.",
        ),
        KeeperCode.BIT_RATE: QT_TRANSLATE_NOOP(
            "Keeper", "It is compressed less: {kbit} kbit/s, the other {other_kbit}."
        ),
        KeeperCode.ORIGINAL_NAME: QT_TRANSLATE_NOOP(
            "Keeper", 'Its name is the original one; "{other_name}" is named like a copy.'
        ),
        KeeperCode.DATED_NAME: QT_TRANSLATE_NOOP(
            "Keeper", 'Its name alone says when it was made; "{other_name}" does not.'
        ),
        KeeperCode.PLACE: QT_TRANSLATE_NOOP(
            "Keeper",
            "The other is in {other_folder}, where files only pass through, or are put as copies.",
        ),
        KeeperCode.EARLIER_TAKEN: QT_TRANSLATE_NOOP(
            "Keeper", "Its date is the earlier one: {date}, the other {other_date}."
        ),
        KeeperCode.EARLIER_MODIFIED: QT_TRANSLATE_NOOP(
            "Keeper", "It is the older file: {date}, the other {other_date}."
        ),
        KeeperCode.LARGER_FILE: QT_TRANSLATE_NOOP(
            "Keeper", "Its file is larger: {size_bytes}, the other {other_size_bytes}."
        ),
        KeeperCode.SHORTER_PATH: QT_TRANSLATE_NOOP(
            "Keeper", "Its path is shorter; nothing that counts for more told them apart."
        ),
        KeeperCode.FIRST_SEEN: QT_TRANSLATE_NOOP(
            "Keeper", "Nothing told them apart; this one was seen first."
        ),
        KeeperCode.EDIT_GREY: QT_TRANSLATE_NOOP(
            "Keeper", "This one is in black and white: an edit that somebody made."
        ),
        KeeperCode.EDIT_PART: QT_TRANSLATE_NOOP(
            "Keeper", "This one shows {percent} % of the picture: a crop that somebody made."
        ),
        KeeperCode.EDIT_OF: QT_TRANSLATE_NOOP(
            "Keeper", "This one shows more of the picture; the other was cropped from it."
        ),
        KeeperCode.EDIT_NAMED: QT_TRANSLATE_NOOP(
            "Keeper", "By their names one was made from the other: an edit that somebody made."
        ),
        KeeperCode.STAYS_IN_DOUBT: QT_TRANSLATE_NOOP(
            "Keeper",
            "It differs from the best one in a few bytes only: one of them may be damaged.",
        ),
        KeeperCode.STAYS_AS_SOURCE: QT_TRANSLATE_NOOP(
            "Keeper",
            "The best one is larger, but holds hardly more: it may be made from this one.",
        ),
        KeeperCode.STAYS_BORDER: QT_TRANSLATE_NOOP(
            "Keeper",
            "Either this one or the best one has a border: it was added, or cut off, by somebody.",
        ),
        KeeperCode.STAYS_MORE_COLOURS: QT_TRANSLATE_NOOP(
            "Keeper",
            "Its colour profile ({profile}) holds more colours than that of the best one.",
        ),
        KeeperCode.STAYS_OTHER_SHAPE: QT_TRANSLATE_NOOP(
            "Keeper",
            "Its shape is not that of the best one: one of them may be cropped, or have a border.",
        ),
        KeeperCode.STAYS_OTHER_DETAIL: QT_TRANSLATE_NOOP(
            "Keeper",
            "Its detail is not that of the best one: one of them may be sharpened, smoothed, or "
            "edited in another way.",
        ),
        KeeperCode.STAYS_OTHER_TONES: QT_TRANSLATE_NOOP(
            "Keeper",
            "It differs from the best one in brightness or colours: one of them may be an edit.",
        ),
        KeeperCode.STAYS_FINER_PART: QT_TRANSLATE_NOOP(
            "Keeper",
            "It is shorter than the best one, but has more pixels or a higher bit rate: it may "
            "look or sound better.",
        ),
        KeeperCode.STAYS_PART_DIFFERS: QT_TRANSLATE_NOOP(
            "Keeper",
            "It differs from the best one in a part: something may be written on one of them.",
        ),
        KeeperCode.STAYS_BESIDE: QT_TRANSLATE_NOOP("Keeper", "This one also holds {holds}."),
        KeeperCode.STAYS_BACKUP: QT_TRANSLATE_NOOP(
            "Keeper", "It is the best version on its disk: a backup is no waste."
        ),
        KeeperCode.STAYS_HOLDING: QT_TRANSLATE_NOOP(
            "Keeper", "Beside it lies what the other lacks: {fields}."
        ),
    }
)

CRITERIA: Mapping[KeeperCode, str] = MappingProxyType(
    {
        KeeperCode.THERE: QT_TRANSLATE_NOOP("Criterion", "Disk is here"),
        KeeperCode.PROTECTED: QT_TRANSLATE_NOOP("Criterion", "In a protected folder"),
        KeeperCode.SUPERSET: QT_TRANSLATE_NOOP("Criterion", "Fields of metadata"),
        KeeperCode.RAW: QT_TRANSLATE_NOOP("Criterion", "RAW file"),
        KeeperCode.CAMERA_DATA: QT_TRANSLATE_NOOP("Criterion", "Camera"),
        KeeperCode.MAKER_NOTES: QT_TRANSLATE_NOOP("Criterion", "Maker notes"),
        KeeperCode.NOT_MESSENGER: QT_TRANSLATE_NOOP("Criterion", "Re-encoded by"),
        KeeperCode.NOT_SENT: QT_TRANSLATE_NOOP("Criterion", "Came through"),
        KeeperCode.NOT_EDITED: QT_TRANSLATE_NOOP("Criterion", "Edited with"),
        KeeperCode.NOT_SAVED_AGAIN: QT_TRANSLATE_NOOP("Criterion", "Saved again"),
        KeeperCode.NOT_RESAVED: QT_TRANSLATE_NOOP("Criterion", "Nearer to the original"),
        KeeperCode.NOT_BY_PROGRAM: QT_TRANSLATE_NOOP("Criterion", "Built as cameras do"),
        KeeperCode.CAMERA_HEIC: QT_TRANSLATE_NOOP("Criterion", "The camera's HEIC"),
        KeeperCode.COMPRESSED_ONCE: QT_TRANSLATE_NOOP("Criterion", "JPEG quality before"),
        KeeperCode.NO_BARS: QT_TRANSLATE_NOOP("Criterion", "Without black bars"),
        KeeperCode.NO_BORDER: QT_TRANSLATE_NOOP("Criterion", "Without a border"),
        KeeperCode.NOT_CONVERTED: QT_TRANSLATE_NOOP("Criterion", "Converted"),
        KeeperCode.COLOURS: QT_TRANSLATE_NOOP("Criterion", "In colour"),
        KeeperCode.NOT_REENCODED: QT_TRANSLATE_NOOP("Criterion", "Not made from the other"),
        KeeperCode.NOT_UNPACKED: QT_TRANSLATE_NOOP("Criterion", "Not made from the other"),
        KeeperCode.NOT_REPACKED: QT_TRANSLATE_NOOP("Criterion", "Not made from the other"),
        KeeperCode.NOT_ENLARGED: QT_TRANSLATE_NOOP("Criterion", "Not enlarged"),
        KeeperCode.WHOLE: QT_TRANSLATE_NOOP("Criterion", "Part of the picture"),
        KeeperCode.RESOLUTION: QT_TRANSLATE_NOOP("Criterion", "Pixels"),
        KeeperCode.LOSSLESS: QT_TRANSLATE_NOOP("Criterion", "Lossless"),
        KeeperCode.BLOCKS: QT_TRANSLATE_NOOP("Criterion", "Compression blocks"),
        KeeperCode.QUALITY: QT_TRANSLATE_NOOP("Criterion", "JPEG quality"),
        KeeperCode.LONGER: QT_TRANSLATE_NOOP("Criterion", "Length in seconds"),
        KeeperCode.SLIGHTLY_LONGER: QT_TRANSLATE_NOOP("Criterion", "Length to a tenth of a second"),
        KeeperCode.MUSIC_TAGS: QT_TRANSLATE_NOOP("Criterion", "Music tags filled in"),
        KeeperCode.AGREED: QT_TRANSLATE_NOOP("Criterion", "Copies with the same bytes"),
        KeeperCode.HOLDS_BESIDE: QT_TRANSLATE_NOOP("Criterion", "Also holds"),
        KeeperCode.BESIDE_PHOTO: QT_TRANSLATE_NOOP("Criterion", "Part of a Live Photo"),
        KeeperCode.MORE_TOLD: QT_TRANSLATE_NOOP("Criterion", "Metadata filled in"),
        KeeperCode.CODEC_RATE: QT_TRANSLATE_NOOP("Criterion", "Codec"),
        KeeperCode.BIT_RATE: QT_TRANSLATE_NOOP("Criterion", "kbit/s"),
        KeeperCode.EARLIER_TAKEN: QT_TRANSLATE_NOOP("Criterion", "Date"),
        KeeperCode.ORIGINAL_NAME: QT_TRANSLATE_NOOP("Criterion", "Original name"),
        KeeperCode.DATED_NAME: QT_TRANSLATE_NOOP("Criterion", "Date in the name"),
        KeeperCode.PLACE: QT_TRANSLATE_NOOP("Criterion", "Place"),
        KeeperCode.LARGER_FILE: QT_TRANSLATE_NOOP("Criterion", "File size"),
        KeeperCode.EARLIER_MODIFIED: QT_TRANSLATE_NOOP("Criterion", "Last changed"),
        KeeperCode.SHORTER_PATH: QT_TRANSLATE_NOOP("Criterion", "Path length"),
        KeeperCode.FIRST_SEEN: QT_TRANSLATE_NOOP("Criterion", "Seen first"),
    }
)
"""What each criterion compares, as the name of a row with two values."""
