"""Mermaid diagrams: read, set out so that nothing overlaps, written as a group of glued shapes."""

from __future__ import annotations

from itertools import combinations

import pytest

from conversions import Conversion, converted
from post2slides.diagram.chart import draw_chart
from post2slides.diagram.drawing import Box, Drawing
from post2slides.diagram.lanes import draw_lanes
from post2slides.diagram.nodes import COMPACT, ROOMY, Spacing
from post2slides.diagram.parse import parse
from post2slides.model.diagram import Direction, Drawable, Edge, Flowchart, Sequence, labels
from post2slides.pipeline import Source

CHARTS = {
    "one node": ("graph TD\nA", 1, 0),
    "one edge": ("graph TD\n  A --> B", 2, 1),
    "a header with a semicolon": ("graph LR;\n  A-->B;\n  B-->C;", 3, 2),
    "all on one line": ("graph TD; A-->B; A-->C; B-->D; C-->D", 4, 4),
    "a decision": (
        "flowchart TD\nA[Start] --> B{Is it?}\nB -->|Yes| C[OK]\nC --> D[Rethink]\nD --> B\nB ---->|No| E[End]",
        5,
        5,
    ),
    "words in edges": ("flowchart LR\nA -- text --> B == thick ==> C -. dotted .-> D", 4, 3),
    "rows of nodes": ("graph TD\nA & B --> C & D", 4, 4),
    "Korean": ("graph TD\n가[시작] --> 나{조건 확인}\n나 -->|참| 다[실행]\n나 -->|거짓| 라((끝))", 4, 3),
    "Japanese": ("graph LR\n開始[開始する] --> 処理(処理) --> 終了([終了])", 3, 2),
    "Chinese": ("flowchart TB\nA[客户端] -->|请求| B[服务器]\nB -->|响应| A", 2, 2),
    "French": ('graph TD\nA["Début d\'été"] --> B["Où ? (ici)"]', 2, 1),
    "Arabic": ('graph TD\nA["ابدأ"] --> B["انتهى"]', 2, 1),
    "quoted signs": ('graph TD\nA["f(x) = [1; 2]"] --> B["a -- b --> c"]', 2, 1),
    "entities": ('graph TD\nA["say #quot;hi#quot;"] --> B["1 #lt; 2"]', 2, 1),
    "line breaks": ("graph TD\nA[one<br/>two<br>three] --> B", 2, 1),
    "a subgraph": ("graph TB\nsubgraph one\na1-->a2\nend\nsubgraph two\nb1-->b2\nend\na2-->b1", 4, 3),
    "subgraphs in one another": (
        'flowchart TB\nsubgraph VPC[My VPC]\nsubgraph net["Subnet A"]\nA\nend\nB\nend\nA --> B --> C',
        3,
        2,
    ),
    "an edge to a subgraph": ("flowchart LR\nsubgraph S\nA --> B\nend\nC --> S", 3, 2),
    "classes and styles": (
        'graph LR\nA:::hot --> B\nclassDef hot fill:#f00\nclass B hot\nlinkStyle 0 stroke:red\nclick A href "x"',
        2,
        1,
    ),
    "comments and settings": ("%%{init: {'theme': 'dark'}}%%\ngraph TD\n%% nothing\nA --> B", 2, 1),
    "a node to itself": ("graph TD\nA --> A\nA --> B", 2, 2),
    "a circle": ("graph LR\nA --> B --> C --> A", 3, 3),
    "a long edge": ("graph TD\nA --> B --> C --> D\nA --> D", 4, 4),
    "both ways": ("graph LR\nA <--> B\nC o--o D\nE x--x F", 6, 3),
    "names with hyphens": ("graph TD\nmy-node[One] --> other_node.x[Two]", 2, 1),
    "hidden edges": ("graph TD\nA ~~~ B\nA --> C", 3, 2),
}
SEQUENCES = {
    "greetings": ("sequenceDiagram\nAlice->>John: Hello John, how are you?\nJohn-->>Alice: Great!", 2),
    "aliases": ("sequenceDiagram\nparticipant A as Alice\nactor B as 밥\nA->>+B: 안녕\nB-->>-A: 반가워", 2),
    "frames in frames": (
        "sequenceDiagram\nloop each day\nalt good\nA->>B: yes\nelse bad\nB->>A: no\nend\nend\nNote right of B: end",
        2,
    ),
    "oneself": ("sequenceDiagram\nA->>A: think\nNote over A: hard<br/>very\nrect rgb(0,0,0)\nA-xB: gone\nend", 2),
}
UNKNOWN = {
    "pie": 'pie\n"a": 1',
    "sankey": "sankey-beta\na,b,1",
    "a class without end": "classDiagram\nclass A {\n+x",
    "a state without end": "stateDiagram\nstate A {\n[*] --> B",
    "an attribute without type": "erDiagram\nA {\nx\n}",
    "a merge of nothing": "gitGraph\ncommit\nmerge x",
    "a task without date": "gantt\nsection A\nb : 3d",
    "two roots": "mindmap\n  a\n  b",
    "a score in words": "journey\nsection A\nb: good: me",
    "a point without place": "quadrantChart\nA: [x, y]",
    "a relation to nothing": "requirementDiagram\na - satisfies -> b",
    "a call without end": "C4Context\nPerson(a",
    "no nodes": "graph TD",
    "nothing": "",
    "an open label": "graph TD\nA[x --> B",
    "an open subgraph": "graph TD\nsubgraph x\nA",
    "an end too many": "graph TD\nA\nend",
    "an edge to nowhere": "graph TD\nA -->",
    "an open frame": "sequenceDiagram\nloop x\nA->>B: y",
    "a line of words": "sequenceDiagram\nhello there",
}


def drawable(source: str) -> Drawable:
    found = parse(source)
    assert found is not None
    return found


def square(text: str, widest: float) -> tuple[float, float]:
    """Characters of half an em, never broken."""
    lines = text.split("\n")
    return max(len(line) for line in lines) / 2, 1.2 * len(lines)


@pytest.mark.parametrize(("source", "nodes", "edges"), CHARTS.values(), ids=CHARTS)
def test_charts_are_read(source: str, nodes: int, edges: int) -> None:
    chart = drawable(source)
    assert isinstance(chart, Flowchart)
    assert (len(chart.nodes), len(chart.edges)) == (nodes, edges)


@pytest.mark.parametrize(("source", "participants"), SEQUENCES.values(), ids=SEQUENCES)
def test_sequences_are_read(source: str, participants: int) -> None:
    sequence = drawable(source)
    assert isinstance(sequence, Sequence)
    assert len(sequence.participants) == participants


@pytest.mark.parametrize("source", UNKNOWN.values(), ids=UNKNOWN)
def test_what_is_not_known_is_left_alone(source: str) -> None:
    assert parse(source) is None


def test_edges_bear_their_labels_and_strokes() -> None:
    chart = drawable("graph LR\nA -- a b --> B\nB -.->|c| C\nC ==> D\nD --- E")
    assert isinstance(chart, Flowchart)
    assert chart.edges == (
        Edge("A", "B", "a b"),
        Edge("B", "C", "c", "dashed"),
        Edge("C", "D", stroke="thick"),
        Edge("D", "E", head="none"),
    )


@pytest.mark.parametrize("spacing", [ROOMY, COMPACT], ids=["roomy", "compact"])
@pytest.mark.parametrize("direction", ["down", "up", "right", "left"])
@pytest.mark.parametrize("source", [source for source, _, _ in CHARTS.values()], ids=CHARTS)
def test_nodes_do_not_overlap_and_nothing_leaves_the_frame(source: str, direction: Direction, spacing: Spacing) -> None:
    chart = drawable(source)
    assert isinstance(chart, Flowchart)
    drawn = draw_chart(chart, direction, 14, square, spacing)
    nodes = [box for box in drawn.boxes if box.kind == "node"]
    assert len(nodes) == len(chart.nodes)
    assert not [(one, other) for one, other in combinations(nodes, 2) if overlap(one, other)]
    assert_inside(drawn)


@pytest.mark.parametrize("source", [source for source, _ in SEQUENCES.values()], ids=SEQUENCES)
def test_messages_stand_below_each_other(source: str) -> None:
    sequence = drawable(source)
    assert isinstance(sequence, Sequence)
    drawn = draw_lanes(sequence, 14, square)
    texts = [box for box in drawn.boxes if box.kind in ("label", "remark", "participant")]
    assert not [(one, other) for one, other in combinations(texts, 2) if overlap(one, other)]
    assert_inside(drawn)


def test_a_panel_holds_its_members_and_no_others() -> None:
    chart = drawable(CHARTS["a subgraph"][0])
    assert isinstance(chart, Flowchart)
    drawn = draw_chart(chart, "down", 14, square, ROOMY)
    panels = {box.text: box for box in drawn.boxes if box.kind == "group"}
    held = {
        name: {box.text for box in drawn.boxes if box.kind == "node" and overlap(box, panels[name])} for name in panels
    }
    assert held == {"one": {"a1", "a2"}, "two": {"b1", "b2"}}


def overlap(one: Box, other: Box) -> bool:
    near = 0.01
    return (
        one.left < other.right - near
        and other.left < one.right - near
        and one.top < other.bottom - near
        and other.top < one.bottom - near
    )


def assert_inside(drawn: Drawing) -> None:
    near = 0.01
    for box in drawn.boxes:
        assert box.left > -near
        assert box.top > -near
        assert box.right < drawn.width + near
        assert box.bottom < drawn.height + near
    points = [point for line in drawn.lines for point in line.points]
    assert all(-near < x < drawn.width + near and -near < y < drawn.height + near for x, y in points)


def deck(source: str) -> Conversion:
    return converted(Source(f"---\ntitle: T\n---\n\n## S\n\n```mermaid\n{source}\n```\n", "post"))


@pytest.mark.parametrize("source", [CHARTS["a decision"][0], CHARTS["Korean"][0], SEQUENCES["frames in frames"][0]])
def test_a_diagram_is_a_group_with_every_label_and_a_description(source: str) -> None:
    done = deck(source)
    assert done.codes() == []
    (group,) = done.slides[1]._element.xpath(".//p:grpSp")
    shown = "".join(group.xpath(".//a:t/text()"))
    for label in labels(drawable(source)):
        assert "".join(label.split()) in "".join(shown.split())
    assert group.xpath("./p:nvGrpSpPr/p:cNvPr/@descr")[0]


def test_connectors_are_glued_to_shapes_of_the_group_and_identifiers_are_unique() -> None:
    slide = deck(CHARTS["a decision"][0]).slides[1]._element
    numbers = slide.xpath(".//p:cNvPr/@id")
    assert len(numbers) == len(set(numbers))
    boxes = set(slide.xpath(".//p:grpSp/p:sp/p:nvSpPr/p:cNvPr/@id"))
    starts, ends = slide.xpath(".//p:cxnSp//a:stCxn/@id"), slide.xpath(".//p:cxnSp//a:endCxn/@id")
    assert (len(starts), len(ends)) == (5, 5)
    assert {*starts, *ends} <= boxes


def test_colours_are_the_themes() -> None:
    slide = deck(CHARTS["a decision"][0]).slides[1]._element
    assert slide.xpath(".//p:grpSp//a:schemeClr")
    assert not slide.xpath(".//p:grpSp//a:srgbClr")


def test_a_diagram_too_large_to_read_is_its_source() -> None:
    source = "graph TD\n" + "\n".join(
        f"A{n}[A rather long label number {n}] --> B{n}[Another long label {n}]" for n in range(40)
    )
    done = deck(source)
    assert not any(slide._element.xpath(".//p:grpSp") for slide in done.slides)
    assert "A rather long label number 39" in done.text()
