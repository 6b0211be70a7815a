"""Every error of the disk becomes a reason a person can act on."""

import errno
import os

import pytest

from mediadesk.disk import trouble
from mediadesk.domain.reasons import ReasonCode
from mediadesk.words import sentence


def error(number: int) -> OSError:
    return OSError(number, os.strerror(number))


@pytest.mark.parametrize(
    ("number", "folder", "file"),
    [
        (errno.ENOENT, ReasonCode.PATH_MISSING, ReasonCode.FILE_VANISHED),
        (errno.ENOTDIR, ReasonCode.NOT_A_FOLDER_OR_FILE, ReasonCode.FILE_VANISHED),
        (errno.EACCES, ReasonCode.FOLDER_PERMISSION, ReasonCode.FILE_PERMISSION),
        (errno.EPERM, ReasonCode.FOLDER_PERMISSION, ReasonCode.FILE_PERMISSION),
        (errno.ENOTCONN, ReasonCode.VOLUME_OFFLINE, ReasonCode.VOLUME_OFFLINE),
        (errno.ESTALE, ReasonCode.VOLUME_OFFLINE, ReasonCode.VOLUME_OFFLINE),
        (errno.EHOSTDOWN, ReasonCode.VOLUME_OFFLINE, ReasonCode.VOLUME_OFFLINE),
        (errno.ENODEV, ReasonCode.VOLUME_OFFLINE, ReasonCode.VOLUME_OFFLINE),
        (errno.ENAMETOOLONG, ReasonCode.PATH_TOO_LONG, ReasonCode.PATH_TOO_LONG),
        (errno.EIO, ReasonCode.FOLDER_UNREADABLE, ReasonCode.FILE_IO),
        (errno.EMFILE, ReasonCode.FOLDER_UNREADABLE, ReasonCode.FILE_IO),
    ],
)
def test_an_error_has_its_reason(number: int, folder: ReasonCode, file: ReasonCode) -> None:
    told_of_folder = trouble.folder_reason(error(number), b"/nowhere", volume="NAS")
    told_of_file = trouble.file_reason(error(number), b"/nowhere", volume="NAS")
    assert (told_of_folder.code, told_of_file.code) == (folder, file)
    assert "?" not in sentence(told_of_folder)
    assert "?" not in sentence(told_of_file)
