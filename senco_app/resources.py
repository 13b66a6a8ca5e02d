"""Where the files that come with the application lie: fonts, icons, codes, words."""

from __future__ import annotations

from pathlib import Path

_CODE = Path(__file__).resolve().parent


def folder(code: Path = _CODE) -> Path:
    """Return the folder ``resources``.

    An installed application and a packaged one carry it inside the package; in a
    checkout, editable or not, it lies beside the package.

    Args:
        code: The folder of the package ``senco_app``.

    Raises:
        FileNotFoundError: If the application was installed without its resources.
    """
    for candidate in (code / "resources", code.parent / "resources"):
        if (candidate / "fonts").is_dir():
            return candidate
    message = "The application's own files are missing: install it again."
    raise FileNotFoundError(message)


def file(*parts: str) -> Path:
    """Return the path of one resource, such as ``file("codes", "sen_types.csv")``.

    Raises:
        FileNotFoundError: If there is no such resource.
    """
    path = folder().joinpath(*parts)
    if not path.is_file():
        message = f"The application's own file {'/'.join(parts)} is missing."
        raise FileNotFoundError(message)
    return path
