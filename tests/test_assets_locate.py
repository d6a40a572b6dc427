"""Local pictures are found wherever the site's generator would have served them from, and never outside the site."""

from __future__ import annotations

import unicodedata
from base64 import b64encode
from pathlib import Path

import pytest

from bad_server import picture
from post2slides.assets import Assets, FetchOptions, PictureRequest, gather
from post2slides.assets import site as site_module
from post2slides.assets.faults import PictureFault
from post2slides.assets.locate import Locator
from post2slides.assets.site import Site, site_root
from post2slides.diagnostics import Diagnostic
from post2slides.model.picture import MissingPicture, PictureFacts


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """A site as generators lay it out, with a post in `content/ja/blog/2024/talk/`."""
    root = tmp_path / "home" / "blog"
    files = [
        "content/ja/blog/2024/talk/own.png",
        "content/ja/blog/2024/talk/images/booth photo.jpg",
        "content/ja/blog/2024/talk/index/bundled.png",
        "content/en/blog/2024/talk/borrowed.png",
        "content/ko/blog/2024/talk/borrowed.png",
        f"static/img/{unicodedata.normalize('NFD', 'café')}.png",
        "static/img/root.png",
        "static/img/50%off.png",
        "static/img/what?.png",
        "public/Upper/Case.PNG",
        "attachments/only-by-name.png",
        "attachments/twice/same.png",
        "gallery/twice/same.png",
        "node_modules/pkg/hidden.png",
        "hugo.toml",
    ]
    for name in files:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(picture())
    (root / "content/ja/blog/2024/talk/index.md").write_text("# Talk")
    return root


@pytest.fixture
def locator(blog: Path) -> Locator:
    return Locator(Site.around(blog / "content/ja/blog/2024/talk/index.md"))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("own.png", "content/ja/blog/2024/talk/own.png"),
        ("./own.png", "content/ja/blog/2024/talk/own.png"),
        ("images/booth photo.jpg", "content/ja/blog/2024/talk/images/booth photo.jpg"),
        ("images/booth%20photo.jpg", "content/ja/blog/2024/talk/images/booth photo.jpg"),
        (r"images\booth photo.jpg", "content/ja/blog/2024/talk/images/booth photo.jpg"),
        ("Images/Booth Photo.JPG", "content/ja/blog/2024/talk/images/booth photo.jpg"),
        ("own.png?width=300", "content/ja/blog/2024/talk/own.png"),
        ("own.png#center", "content/ja/blog/2024/talk/own.png"),
        ("bundled.png", "content/ja/blog/2024/talk/index/bundled.png"),
        ("/img/root.png", "static/img/root.png"),
        ("/static/img/root.png", "static/img/root.png"),
        ("../../../../../static/img/root.png", "static/img/root.png"),
        ("{{ site.baseurl }}/img/root.png", "static/img/root.png"),
        ("{{site.baseurl}}/img/root.png", "static/img/root.png"),
        ("{{ '/img/root.png' | relative_url }}", "static/img/root.png"),
        ('{{ "img/root.png" | url }}', "static/img/root.png"),
        ("{% link img/root.png %}/img/root.png", "static/img/root.png"),
        ("@site/static/img/root.png", "static/img/root.png"),
        ("/img/50%off.png", "static/img/50%off.png"),
        ("/img/what?.png", "static/img/what?.png"),
        ("/upper/case.png", "public/Upper/Case.PNG"),
        ("borrowed.png", "content/en/blog/2024/talk/borrowed.png"),
        ("only-by-name.png", "attachments/only-by-name.png"),
        ("wrong/way/only-by-name.png", "attachments/only-by-name.png"),
        ("gallery/twice/same.png", "gallery/twice/same.png"),
    ],
)
def test_found(source: str, found: str, locator: Locator, blog: Path) -> None:
    assert locator.find(source) == (blog / found).resolve()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_are_found_however_they_are_composed(form: str, locator: Locator, blog: Path) -> None:
    source = "/img/" + unicodedata.normalize(form, "café") + ".png"  # type: ignore[arg-type]
    assert locator.find(source).parent == blog / "static/img"


@pytest.mark.parametrize(
    "source", ["same.png", "hidden.png", "absent.png", "", "#", "{{ cover }}", "a\0b.png", "x" * 9000]
)
def test_not_found(source: str, locator: Locator) -> None:
    with pytest.raises(PictureFault, match="not found") as caught:
        locator.find(source)
    assert caught.value.code == "picture-missing"


def test_what_is_not_found_names_the_close_one_or_where_was_looked(locator: Locator, blog: Path) -> None:
    with pytest.raises(PictureFault) as caught:
        locator.find("images/booth_photo.jpeg")
    assert caught.value.detail == "did you mean images/booth photo.jpg?"
    with pytest.raises(PictureFault) as caught:
        locator.find("images/unheard-of.jpeg")
    assert str(blog) in caught.value.detail


@pytest.mark.parametrize("source", ["../../../../../../secret.png", "%2e%2e/../../../../../secret.png"])
def test_nothing_outside_the_site_is_read(source: str, locator: Locator, blog: Path) -> None:
    (blog.parent / "secret.png").write_bytes(picture())
    with pytest.raises(PictureFault) as caught:
        locator.find(source)
    assert caught.value.code == "picture-refused"


def test_an_absolute_path_outside_is_refused_unless_allowed(locator: Locator, blog: Path) -> None:
    outside = blog.parent / "shared" / "photo.png"
    outside.parent.mkdir()
    outside.write_bytes(picture())
    with pytest.raises(PictureFault) as caught:
        locator.find(str(outside))
    assert caught.value.code == "picture-refused"
    allowing = Locator(Site.around(blog / "content/ja/blog/2024/talk/index.md"), [outside.parent])
    assert allowing.find(str(outside)) == outside.resolve()


def test_a_symbolic_link_does_not_lead_outside(locator: Locator, blog: Path) -> None:
    (blog.parent / "secret.png").write_bytes(picture())
    (blog / "content/ja/blog/2024/talk/link.png").symlink_to(blog.parent / "secret.png")
    (blog / "content/ja/blog/2024/talk/inside.png").symlink_to(blog / "static/img/root.png")
    with pytest.raises(PictureFault) as caught:
        locator.find("link.png")
    assert caught.value.code == "picture-refused"
    assert locator.find("inside.png") == (blog / "static/img/root.png").resolve()


@pytest.mark.parametrize("source", ["file:///etc/passwd", "FILE:own.png", "ftp://host/x.png", "blob:x", "javascript:x"])
def test_other_schemes_are_refused(source: str, locator: Locator) -> None:
    with pytest.raises(PictureFault) as caught:
        locator.find(source)
    assert caught.value.code == "picture-refused"


def test_a_walk_through_a_huge_tree_ends(locator: Locator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_module, "MAX_FILES", 3)
    with pytest.raises(PictureFault, match="not found"):
        locator.find("only-by-name.png")


@pytest.mark.parametrize(
    ("folder", "root"),
    [
        ("site/content/post", "site"),
        ("site/src/blog/2024", "site"),
        ("site/_posts", "site"),
        ("site/website/blog", "site/website"),
        ("talks/here", "talks/here"),
    ],
)
def test_the_site_is_known_without_its_settings(folder: str, root: str, tmp_path: Path) -> None:
    (tmp_path / folder).mkdir(parents=True)
    assert site_root(tmp_path / folder) == tmp_path / root


def test_a_home_folder_is_never_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "docs" / "talk"
    folder.mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert site_root(folder) == folder


def collect(sources: list[str], post: Path | None, workdir: Path) -> tuple[Assets, list[Diagnostic]]:
    workdir.mkdir(exist_ok=True)
    diagnostics: list[Diagnostic] = []
    requests = [PictureRequest(source, line) for line, source in enumerate(sources, start=3)]
    return gather(requests, post, workdir, FetchOptions(offline=True), diagnostics.append), diagnostics


def test_a_post_without_pictures(tmp_path: Path) -> None:
    assets, diagnostics = collect([], tmp_path / "post.md", tmp_path)
    assert not assets.gallery
    assert not diagnostics


def test_every_address_is_answered_and_reported_once(blog: Path, tmp_path: Path) -> None:
    sources = ["own.png", "absent.png", "absent.png", "borrowed.png", "file:///etc/passwd"]
    assets, diagnostics = collect(sources, blog / "content/ja/blog/2024/talk/index.md", tmp_path / "work")
    own = assets.gallery["own.png"]
    assert isinstance(own, PictureFacts)
    assert own == assets.gallery["borrowed.png"]
    assert set(assets.media) == {own.key}
    assert assets.media[own.key].path.is_file()
    assert assets.gallery["absent.png"] == MissingPicture("not found")
    assert [(d.code, d.line) for d in diagnostics] == [("picture-missing", 4), ("picture-refused", 7)]
    assert diagnostics[0].message.startswith("picture not found: absent.png (looked in ")


def test_a_post_from_standard_input_sees_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here.png").write_bytes(picture())
    monkeypatch.chdir(tmp_path)
    assets, _ = collect(["here.png"], None, tmp_path / "work")
    assert isinstance(assets.gallery["here.png"], PictureFacts)


@pytest.mark.parametrize(
    "source",
    [
        "data:image/png;base64," + b64encode(picture()).decode(),
        "data:;base64," + b64encode(picture()).decode().rstrip("="),
        "DATA:image/jpeg;base64, " + b64encode(picture()).decode().replace("+", "%2B"),
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'%3E%3C/svg%3E",
        "data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'></svg>",
    ],
)
def test_data_addresses(source: str, tmp_path: Path) -> None:
    assets, diagnostics = collect([source], tmp_path / "post.md", tmp_path / "work")
    facts = assets.gallery[source]
    assert isinstance(facts, PictureFacts)
    assert facts.width * 3 == facts.height * 4
    assert not diagnostics


@pytest.mark.parametrize(
    "source", ["data:", "data:image/png;base64", "data:image/png;base64,AAAA", "data:text/html,<b>"]
)
def test_damaged_data_addresses(source: str, tmp_path: Path) -> None:
    assets, diagnostics = collect([source], tmp_path / "post.md", tmp_path / "work")
    assert isinstance(assets.gallery[source], MissingPicture)
    assert [d.code for d in diagnostics] == ["picture-corrupt"]


def test_a_folder_and_an_unreadable_address_are_no_pictures(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    assets, diagnostics = collect(["images", "images/"], tmp_path / "post.md", tmp_path / "work")
    assert set(assets.gallery.values()) == {MissingPicture("not found")}
    assert len(diagnostics) == 2


def test_a_mistyped_address_is_told_as_it_should_be_written(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "crumb.png").write_bytes(picture())
    _, diagnostics = collect(["images/crum.png", "/crums.png"], tmp_path / "post.md", tmp_path / "work")
    assert [diagnostic.message for diagnostic in diagnostics] == [
        "picture not found: images/crum.png (did you mean images/crumb.png?)",
        "picture not found: /crums.png (there is images/crumb.png)",
    ]
