"""The text of a file's bytes, which shall be UTF-8; of any other encoding it is said once."""

from __future__ import annotations

from stagemark.framework.problems import Problem, file_problem


def place_of(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of a character."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def decode(data: bytes, shown: str, problems: list[Problem]) -> str:
    """The text with one kind of line end and without a byte order mark."""
    encoding = _encoding(data)
    if encoding:
        first = f"contains the byte 0x{data[0]:02X}, which is not UTF-8: "
        message = f"{first if data[0] > 0x7F else ''}the file is saved as {encoding[:6].upper()}"
        problems.append(file_problem(shown, message, "save it as UTF-8"))
        return _one_line_end(data.decode(encoding, "replace").lstrip("\ufeff"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The codec counts from behind the byte order mark that it took away.
        start = error.start + (len(data) - len(error.object))
        before = _one_line_end(data[:start].decode("utf-8-sig"))
        message = f"contains the byte 0x{data[start]:02X}, which is not UTF-8"
        hint = "save the file with the encoding UTF-8"
        problems.append(Problem(shown, *place_of(before, len(before)), "", message, hint))
        text = data.decode("utf-8-sig", "replace")
    return _one_line_end(text)


def _encoding(data: bytes) -> str:
    """The encoding of two or four bytes a character that a file begins in; "" for all others."""
    for mark, encoding in (
        *((b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be")),
        *((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")),
    ):
        if data.startswith(mark):
            return encoding
    # Without a mark, the half of the bytes that plain letters do not need is zero.
    shape = "".join("0" if byte == 0 else "x" for byte in data[:8])
    wide = {"x000x000": "utf-32-le", "000x000x": "utf-32-be"}
    return wide.get(shape, {"x0x0x0x0": "utf-16-le", "0x0x0x0x": "utf-16-be"}.get(shape, ""))


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
